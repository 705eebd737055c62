// The page for approvals in a window, on an in-memory bank, with a person at the keyboard.
#pragma once

#include "tests/ui/ApprovalFakes.h"
#include "tests/ui/TestWindow.h"
#include "ui/approvals/ApprovalsPage.h"
#include "ui/widgets/ConfirmSheet.h"

class QSettings;

namespace cf::test {

struct ApprovalDesk : TestWindow
{
    static constexpr const char* kTable = "Orders for approval";

    explicit ApprovalDesk(bool decides = true)
        : mayDecide(decides)
    {
        counter.recover();
    }

    void show(QSettings* settings = nullptr)
    {
        page = put(new ui::ApprovalsPage({counter.bank, counter.sender, counter.navigator, settings, approvals.self,
                                          mayDecide, true, mayReadLimits},
                                         &window),
                   {1100, 640});
        page->present();
    }
    //! Shows the desk with the first order of the list selected.
    void open(int rows)
    {
        show();
        QTRY_COMPARE(rowsOf(kTable), rows);
        press(Qt::Key_Home);
        QTRY_VERIFY(says("What happened"));
    }
    ui::ConfirmSheet* sheet() const
    {
        for (auto* each : window.findChildren<ui::ConfirmSheet*>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

    Counter counter;
    FakeApprovals approvals{counter.bank};
    bool mayDecide;
    bool mayReadLimits = false;
    ui::ApprovalsPage* page = nullptr;
};

} // namespace cf::test
