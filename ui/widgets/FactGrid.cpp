#include "ui/widgets/FactGrid.h"

#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Styling.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace cf::ui {
namespace {

//! A label polished by the style sheet cannot be restyled safely, so its look is part of a fact's identity.
bool isSame(const Fact& one, const Fact& other)
{
    return one.label == other.label && one.important == other.important && one.tone == other.tone &&
           one.columns == other.columns;
}

} // namespace

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

FactGrid* FactGrid::ofLines(QWidget* parent, TextRole important)
{
    auto* lines = new FactGrid(0, parent);
    lines->m_important = important;
    lines->m_grid->setHorizontalSpacing(em(1.6));
    lines->m_grid->setVerticalSpacing(em(0.45));
    lines->m_grid->setColumnStretch(1, 1);
    return lines;
}

void FactGrid::setFacts(const QList<Fact>& facts)
{
    std::vector<Cell> before = std::exchange(m_cells, {});
    for (const Fact& fact : facts) {
        if (fact.value.isEmpty())
            continue;
        const auto known =
            std::find_if(before.begin(), before.end(), [&](const Cell& cell) { return isSame(cell.fact, fact); });
        if (known == before.end()) {
            m_cells.push_back(makeCell(fact));
        } else {
            m_cells.push_back(*known);
            before.erase(known);
        }
        fill(m_cells.back(), fact);
    }
    for (const Cell& gone : before) {
        if (gone.tile) {
            delete gone.tile;
        } else {
            delete gone.label;
            delete gone.value;
        }
    }
    place();
}

FactGrid::Cell FactGrid::makeCell(const Fact& fact)
{
    QWidget* tile = m_columns > 0 ? new QWidget(this) : nullptr;
    QWidget* parent = tile ? tile : this;
    QLabel* label = plainLabel(fact.label, tile ? TextRole::Small : TextRole::Body, parent);
    setTextTone(label, Tone::Neutral);
    QLabel* value = makeValue(fact, parent);
    if (tile) {
        auto* column = new QVBoxLayout(tile);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(em(0.1));
        column->addWidget(label);
        column->addStretch();
        column->addWidget(value);
    }
    return {fact, tile, label, value};
}

QLabel* FactGrid::makeValue(const Fact& fact, QWidget* parent) const
{
    QLabel* value = nullptr;
    if (m_columns > 0) {
        value = new ElidedLabel({}, parent);
    } else {
        value = plainLabel({}, TextRole::Body, parent);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    const TextRole usual = m_columns > 0 ? TextRole::Strong : TextRole::Body;
    value->setFont(withTabularDigits(fontFor(fact.important ? m_important : usual)));
    if (fact.tone != Tone::Neutral)
        setTextTone(value, fact.tone);
    return value;
}

void FactGrid::fill(Cell& cell, const Fact& fact)
{
    cell.fact = fact;
    cell.label->setToolTip(fact.hint);
    cell.value->setText(fact.value);
    cell.value->setToolTip(fact.accessible);
    cell.value->setAccessibleName(
        QStringLiteral("%1: %2").arg(fact.label, fact.accessible.isEmpty() ? fact.value : fact.accessible));
}

void FactGrid::place()
{
    const int width = std::max(1, m_columns);
    bool moved = false;
    int row = 0;
    int column = 0;
    for (Cell& cell : m_cells) {
        if (column > 0 && column + cell.fact.columns > width) {
            ++row;
            column = 0;
        }
        moved = place(cell, row, column) || moved;
        column += cell.fact.columns;
    }
    if (!moved)
        return;
    // Screen readers follow the stacking order.
    for (const Cell& cell : m_cells) {
        for (QWidget* each : {cell.tile, static_cast<QWidget*>(cell.label), static_cast<QWidget*>(cell.value)}) {
            if (each && each->parentWidget() == this)
                each->raise();
        }
    }
}

bool FactGrid::place(Cell& cell, int row, int column)
{
    if (cell.row == row && cell.column == column)
        return false;
    cell.row = row;
    cell.column = column;
    if (cell.tile) {
        m_grid->removeWidget(cell.tile);
        m_grid->addWidget(cell.tile, row, column, 1, cell.fact.columns);
        return true;
    }
    m_grid->removeWidget(cell.label);
    m_grid->removeWidget(cell.value);
    const bool isLarge = cell.fact.important && m_important == TextRole::Title;
    m_grid->addWidget(cell.label, row, 0, isLarge ? Qt::AlignVCenter : Qt::AlignTop);
    m_grid->addWidget(cell.value, row, 1);
    return true;
}

} // namespace cf::ui
