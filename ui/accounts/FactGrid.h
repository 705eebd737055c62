// What is known about a person or an account: small labels with their values below, side by side.
#pragma once

#include "ui/theme/Theme.h"

#include <QList>
#include <QWidget>

class QGridLayout;

namespace cf::ui {

struct Fact
{
    QString label = {};
    QString value = {};
    QString accessible = {};   //!< How the value is told to a screen reader and in the tool tip; empty: as shown.
    bool important = false;    //!< The value that is looked for first.
    int columns = 1;           //!< How many of the grid's it takes.
    Tone tone = Tone::Neutral; //!< Danger for what is below zero; Neutral is ordinary text.
};

class FactGrid : public QWidget
{
    Q_OBJECT

public:
    explicit FactGrid(int columns, QWidget* parent = nullptr);

    void setFacts(const QList<Fact>& facts);

private:
    QWidget* cell(const Fact& fact);

    int m_columns;
    QGridLayout* m_grid;
    QList<QWidget*> m_cells;
};

} // namespace cf::ui
