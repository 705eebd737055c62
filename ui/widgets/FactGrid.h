// Labelled values, the one way to show what is known about a person, an account, a transfer or an act that is to be
// confirmed: as tiles, each label small above its value, or as lines, each label beside its value.
#pragma once

#include "ui/theme/Fonts.h"
#include "ui/widgets/Fact.h"

#include <QList>
#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace cf::ui {

class FactGrid : public QWidget
{
    Q_OBJECT

public:
    //! Tiles. A value that has no room ends in "…".
    explicit FactGrid(int columns, QWidget* parent = nullptr);
    //! Lines. Values break into further lines and can be selected. `important`: how such a value is written.
    static FactGrid* ofLines(QWidget* parent, TextRole important = TextRole::Strong);

    //! Facts that were shown before change their values in place, so that a selection stays and nothing flickers.
    void setFacts(const QList<Fact>& facts);

private:
    struct Cell
    {
        Fact fact;
        QWidget* tile; //!< Holds both labels; null for a line.
        QLabel* label;
        QLabel* value;
        int row = -1;
        int column = 0;
    };

    Cell makeCell(const Fact& fact);
    QLabel* makeValue(const Fact& fact, QWidget* parent) const;
    static void fill(Cell& cell, const Fact& fact);
    void place();
    //! True when it stood somewhere else.
    bool place(Cell& cell, int row, int column);

    int m_columns; //!< 0: lines.
    TextRole m_important = TextRole::Title;
    QGridLayout* m_grid;
    std::vector<Cell> m_cells; //!< In the order of the facts.
};

} // namespace cf::ui
