#include "ui/widgets/LeaveQuestion.h"

#include <utility>

namespace cf::ui {

bool LeaveQuestion::ask(QWidget* asker, const Text& text, std::function<void()> leave)
{
    if (m_sheet && m_sheet->isVisible())
        return false;
    m_sheet = new ConfirmSheet(text.question, text.lost, text.leave, asker->window());
    m_sheet->setDangerous(true);
    m_sheet->setWarning(text.warning);
    QObject::connect(m_sheet, &ConfirmSheet::confirmed, asker, [this, leave = std::move(leave)] {
        m_confirmed = true;
        leave();
    });
    m_sheet->open();
    return false;
}

void LeaveQuestion::startAnew()
{
    m_confirmed = false;
    if (m_sheet)
        m_sheet->cancel();
}

} // namespace cf::ui
