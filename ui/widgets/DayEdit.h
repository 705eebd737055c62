// Where a day is typed or chosen from a calendar: in the region's order, always with all four digits of the year.
// "93" is no year: what was there before stays, and the field says what it wants.
#pragma once

#include <QDateEdit>

namespace cf::ui {

class DayEdit : public QDateEdit
{
    Q_OBJECT

public:
    //! Shows the branch's day of now.
    explicit DayEdit(QWidget* parent = nullptr);

    //! Whether somebody has typed or picked the day that stands here since setDay().
    bool isChosen() const { return m_chosen; }
    //! Puts a day here that nobody has chosen; a branch's today goes on to the next day this way.
    void setDay(const QDate& day);

    void fixup(QString& input) const override;

protected:
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void showFormat();

    QDate m_offered;
    bool m_chosen = false;
};

} // namespace cf::ui
