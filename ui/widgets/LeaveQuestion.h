// Whether to leave although something would be lost by it: a page or step that has something to lose asks so before its
// user signs out or closes the window.
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
        QList<Fact> lost; //!< What would be, if that can be named.
        QString leave;    //!< On the button.
        QString warning;
    };

    //! Its user leaves, whatever is lost.
    bool isConfirmed() const { return m_confirmed; }
    //! Asks over the window of `asker`, which owns this, unless the question stands there already; calls `leave` when
    //! it is confirmed. False, which is what mayEnd() answers until then.
    bool ask(QWidget* asker, const Text& text, std::function<void()> leave);
    //! There is something else to lose by now: what was asked and answered is forgotten.
    void startAnew();

private:
    bool m_confirmed = false;
    QPointer<ConfirmSheet> m_sheet;
};

} // namespace cf::ui
