// Until when something is in force: without an end, or until a day and time in the branch.
#pragma once

#include "models/domain/Date.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QTimeEdit;

namespace cf::ui {

class DayEdit;

class UntilEdit : public QWidget
{
    Q_OBJECT

public:
    //! `open` names the choice without an end: "Until it is released".
    explicit UntilEdit(const QString& open, QWidget* parent = nullptr);

    //! Without an end; else the day offered is tomorrow.
    void reset();
    //! Empty: without an end.
    std::optional<Instant> until() const;
    //! False for a time that is over. Takes in what is still being typed.
    bool checkNow();
    bool isTouched() const { return until().has_value(); }

Q_SIGNALS:
    void changed();

private:
    QComboBox* m_choice;
    DayEdit* m_day;
    QTimeEdit* m_time;
};

} // namespace cf::ui
