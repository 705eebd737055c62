// See FactGrid.h.
#include "ui/accounts/FactGrid.h"

#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Styling.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace cf::ui {

FactGrid::FactGrid(int columns, QWidget* parent)
    : QWidget(parent)
    , m_columns(columns)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(em(0.9));
    m_grid->setVerticalSpacing(em(0.7));
    for (int column = 0; column < columns; ++column)
        m_grid->setColumnStretch(column, 1);
}

void FactGrid::setFacts(const QList<Fact>& facts)
{
    qDeleteAll(m_cells);
    m_cells.clear();
    int row = 0;
    int column = 0;
    for (const Fact& fact : facts) {
        if (column + fact.columns > m_columns) {
            ++row;
            column = 0;
        }
        m_cells.append(cell(fact));
        m_grid->addWidget(m_cells.last(), row, column, 1, fact.columns);
        column += fact.columns;
    }
}

QWidget* FactGrid::cell(const Fact& fact)
{
    auto* cell = new QWidget(this);
    auto* label = plainLabel(fact.label, TextRole::Small, cell);
    setTextTone(label, Tone::Neutral);
    auto* value = new ElidedLabel(fact.value, cell);
    value->setFont(withTabularDigits(fontFor(fact.important ? TextRole::Title : TextRole::Strong)));
    if (fact.tone != Tone::Neutral)
        setTextTone(value, fact.tone);
    if (!fact.accessible.isEmpty()) {
        value->setToolTip(fact.accessible);
        value->setAccessibleName(QStringLiteral("%1: %2").arg(fact.label, fact.accessible));
    } else {
        value->setAccessibleName(QStringLiteral("%1: %2").arg(fact.label, fact.value));
    }
    auto* column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.1));
    column->addWidget(label);
    column->addStretch();
    column->addWidget(value);
    return cell;
}

} // namespace cf::ui
