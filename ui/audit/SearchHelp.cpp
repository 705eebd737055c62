#include "ui/audit/SearchHelp.h"

#include "ui/widgets/Styling.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace cf::ui {

SearchHelp::SearchHelp(QWidget* parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("card"));
    setAccessibleName(tr("Search words"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(em(0.7));
    grid->setVerticalSpacing(em(0.35));
    // The keywords are the bank's and the same in every language.
    add(grid, 0, 0, QStringLiteral("actor:novak"), tr("who did it: part of a name, or an id"));
    add(grid, 1, 0, QStringLiteral("action:transfer"), tr("what was done: the whole action, or a part of it"));
    add(grid, 2, 0, QStringLiteral("customer:malá"), tr("whom it concerns: a name, number, IBAN or id"));
    add(grid, 3, 0, QStringLiteral("account:CZ65…"), tr("an account, by IBAN or id"));
    add(grid, 4, 0, QStringLiteral("subject:…"), tr("anything it concerns, by id, number, IBAN or name"));
    add(grid, 5, 0, QStringLiteral("result:refused"), tr("succeeded, refused or failed"));
    add(grid, 0, 1, QStringLiteral("branch:0001"), tr("a branch, by code or part of its name"));
    add(grid, 1, 1, QStringLiteral("today"), tr("or yesterday, last 7 days, 7d"));
    add(grid, 2, 1, QStringLiteral("from:2026-11-01"), tr("from this day on; to: up to and including a day"));
    add(grid, 3, 1, QStringLiteral("trace:…"), tr("the request, by at least the first 8 digits"));
    add(grid, 4, 1, QStringLiteral("seq:1234567"), tr("one event by its number"));
    add(grid, 5, 1, QStringLiteral("\"jana novák\""), tr("quotation marks keep words together"));
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em(0.9), em(0.6), em(0.9), em(0.7));
    column->setSpacing(em(0.45));
    column->addLayout(grid);
    auto* rule =
        plainLabel(tr("All terms must match. Upper and lower case and accents do not matter."), TextRole::Small, this);
    setTextTone(rule, Tone::Neutral);
    rule->setWordWrap(true);
    column->addWidget(rule);
    hide();
}

void SearchHelp::add(QGridLayout* grid, int row, int column, const QString& word, const QString& meaning)
{
    auto* cap = plainLabel(word, TextRole::Small, this);
    cap->setObjectName(QStringLiteral("keyCap"));
    auto* text = plainLabel(meaning, TextRole::Small, this);
    text->setWordWrap(true);
    grid->addWidget(cap, row, column * 2, Qt::AlignLeading | Qt::AlignVCenter);
    grid->addWidget(text, row, column * 2 + 1, Qt::AlignVCenter);
}

} // namespace cf::ui
