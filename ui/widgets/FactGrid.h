// Labelled values, the standard display of a person, an account, a transfer or an action to confirm: as tiles, each
// label small above its value, or as lines, each label beside its value.
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
    //! Tiles. A value that does not fit is elided.
    explicit FactGrid(int columns, QWidget* parent = nullptr);
    //! Lines. Values wrap and can be selected. `important`: the style of an important value.
    static FactGrid* ofLines(QWidget* parent, TextRole important = TextRole::Strong);

    //! Existing facts are updated in place, so that a selection is kept and nothing flickers.
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
    //! True if it was elsewhere.
    bool place(Cell& cell, int row, int column);

    int m_columns; //!< 0: lines.
    TextRole m_important = TextRole::Title;
    QGridLayout* m_grid;
    std::vector<Cell> m_cells; //!< In the order of the facts.
};

} // namespace cf::ui
