// Asks whether to leave although something would be lost, before the user of a page or step signs out or closes the
// window.
#pragma once

#include "ui/widgets/ConfirmSheet.h"

#include <functional>

namespace cf::ui {

class LeaveQuestion
{
public:
    struct Text
    {
        QString question;
        QList<Fact> lost; //!< What would be lost, if it can be named.
        QString leave;    //!< On the button.
        QString warning;
    };

    //! The user leaves anyway.
    bool isConfirmed() const { return m_confirmed; }
    //! Asks over the window of `asker`, which owns this, unless already asking; calls `leave` on confirmation. Returns
    //! false, which mayEnd() returns until then.
    bool ask(QWidget* asker, const Text& text, std::function<void()> leave);
    //! Something else is at stake now: resets the question and its answer.
    void startAnew();

private:
    bool m_confirmed = false;
    QPointer<ConfirmSheet> m_sheet;
};

} // namespace cf::ui
