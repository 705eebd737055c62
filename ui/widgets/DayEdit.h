// A day, typed or chosen from a calendar: in the region's format, always with a four-digit year. "93" is not a year:
// the previous value stays, and the field says what it expects.
#pragma once

#include <QDateEdit>

namespace cf::ui {

class DayEdit : public QDateEdit
{
    Q_OBJECT

public:
    //! Shows the branch's current day.
    explicit DayEdit(QWidget* parent = nullptr);

    //! Whether the day was typed or picked by the user since setDay().
    bool isChosen() const { return m_chosen; }
    //! Sets a day not chosen by the user; the branch's today moves to the next day this way.
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
