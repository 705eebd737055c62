#include "ui/audit/ChangeList.h"

#include "models/tables/AuditText.h"
#include "ui/audit/AuditValue.h"
#include "ui/widgets/FactGrid.h"
#include "ui/widgets/Styling.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace cf::ui {
namespace {

constexpr QChar kMinus(0x2212);

QLabel* value(const QString& text, QWidget* parent)
{
    auto* label = plainLabel(text, TextRole::Body, parent);
    label->setFont(withTabularDigits(label->font()));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setContentsMargins(0, em(0.15), 0, em(0.15));
    return label;
}

//! A value on its tone's pale background; its sign is part of the text.
QLabel* side(const QString& text, Tone tone, bool struckOut, QWidget* parent)
{
    auto* label = value(text, parent);
    QFont font = label->font();
    font.setStrikeOut(struckOut);
    // Before the tone: a font set outside the style sheet is lost when the label is repolished.
    label->setFont(font);
    setStyleProperty(label, "tone", toneWord(tone));
    label->setContentsMargins(em(0.4), em(0.15), em(0.4), em(0.15));
    return label;
}

QList<Fact> factsOf(const std::vector<contract::AuditChange>& changes)
{
    QList<Fact> facts;
    for (const contract::AuditChange& change : changes) {
        const QString text = AuditValue::text(change.field, change.after.value_or(std::string()));
        // Empty values are shown, too.
        facts.append({.label = tables::AuditText::field(change.field),
                      .value = text.isEmpty() ? QStringLiteral("—") : text,
                      .hint = QString::fromStdString(change.field)});
    }
    return facts;
}

} // namespace

ChangeList::ChangeList(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout)
    , m_facts(FactGrid::ofLines(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_facts);
    column->addLayout(m_grid);
    m_grid->setHorizontalSpacing(em(1));
    m_grid->setVerticalSpacing(em(0.35));
}

bool ChangeList::changesSomething(const std::vector<contract::AuditChange>& changes)
{
    return std::any_of(changes.begin(), changes.end(),
                       [](const contract::AuditChange& change) { return change.before.has_value(); });
}

void ChangeList::setChanges(const std::vector<contract::AuditChange>& changes)
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const bool isDiff = changesSomething(changes);
    m_facts->setVisible(!isDiff);
    if (!isDiff)
        return m_facts->setFacts(factsOf(changes));
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
    addHeadings();
    int row = 1;
    for (const contract::AuditChange& change : changes)
        addChange(row++, change);
}

void ChangeList::addHeadings()
{
    int column = 0;
    for (const QString& heading : {tr("Field"), tr("Before"), tr("After")}) {
        auto* label = plainLabel(heading, TextRole::Small, this);
        setTextTone(label, Tone::Neutral);
        m_grid->addWidget(label, 0, column++);
    }
}

void ChangeList::addField(int row, const contract::AuditChange& change)
{
    auto* field = plainLabel(tables::AuditText::field(change.field), TextRole::Body, this);
    setTextTone(field, Tone::Neutral);
    field->setToolTip(QString::fromStdString(change.field));
    field->setContentsMargins(0, em(0.15), 0, 0);
    m_grid->addWidget(field, row, 0, Qt::AlignTop);
}

void ChangeList::addChange(int row, const contract::AuditChange& change)
{
    addField(row, change);
    const QString field = tables::AuditText::field(change.field);
    const QString before = AuditValue::text(change.field, change.before.value_or(std::string()));
    const QString after = AuditValue::text(change.field, change.after.value_or(std::string()));
    QLabel* left = nullptr;
    if (change.before) {
        left = side(QStringLiteral("%1 %2").arg(kMinus).arg(before), Tone::Danger, true, this);
        left->setAccessibleName(change.after ? tr("%1 before: %2", "%1: a field, %2: its value").arg(field, before)
                                             : tr("%1, removed: %2", "%1: a field, %2: its value").arg(field, before));
    } else {
        left = value(tr("added", "a field that was not there before"), this);
        setTextTone(left, Tone::Neutral);
    }
    QLabel* right = nullptr;
    if (change.after) {
        right = side(QStringLiteral("+ %1").arg(after), Tone::Success, false, this);
        right->setAccessibleName(change.before ? tr("%1 after: %2", "%1: a field, %2: its value").arg(field, after)
                                               : tr("%1, added: %2", "%1: a field, %2: its value").arg(field, after));
    } else {
        right = value(tr("removed", "a field that is not there any more"), this);
        setTextTone(right, Tone::Neutral);
    }
    m_grid->addWidget(left, row, 1, Qt::AlignTop);
    m_grid->addWidget(right, row, 2, Qt::AlignTop);
}

} // namespace cf::ui
