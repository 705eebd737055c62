// The audit pages in their own window over an in-memory trail, driven by keys; and a navigator that records their
// links.
#pragma once

#include "tests/models/AuditFakes.h"
#include "tests/ui/TestWindow.h"
#include "tests/ui/TransferFakes.h"
#include "ui/audit/AuditEventPage.h"
#include "ui/audit/AuditPage.h"
#include "ui/widgets/RemoteTableView.h"

#include <QTableView>
#include <QThreadPool>

namespace cf::test {

//! The audit pages' dependencies; outlive them.
struct AuditDependencies
{
    FakeTrail trail;
    FakeBank fake;
    FakeNavigator navigator;
    FakeFiles files;
    QTemporaryDir folder;
};

class AuditDesk : public AuditDependencies, public TestWindow
{
public:
    explicit AuditDesk(std::int64_t events = 1'000)
        : AuditDependencies{FakeTrail(events)}
    {
        trail.serve(fake);
    }
    ~AuditDesk() { QThreadPool::globalInstance()->waitForDone(); }

    ui::AuditPage* list(QSize size = {1024, 700})
    {
        auto* page = new ui::AuditPage({fake, files, navigator, nullptr, true, std::chrono::milliseconds(40)}, &window);
        put(page, size);
        return page;
    }
    ui::AuditEventPage* event(std::int64_t seq, QSize size = {1024, 700})
    {
        auto* page = new ui::AuditEventPage(fake, navigator, &window);
        page->open(seq);
        put(page, size);
        return page;
    }
    ui::RemoteTableView* table() const
    {
        for (auto* each : window.findChildren<ui::RemoteTableView*>()) {
            if (each->table()->accessibleName() == QStringLiteral("Audit events"))
                return each;
        }
        return nullptr;
    }
    QString cell(int row, int column) const { return table()->table()->model()->index(row, column).data().toString(); }
    bool isLoaded() const { return table() && !cell(0, 3).isEmpty(); }
    void search(const char* words) const
    {
        press(Qt::Key_F, Qt::ControlModifier);
        type(words);
        press(Qt::Key_Return);
    }

private:
    //! The size that the rail leaves in a window of that size.
    void put(ui::Page* page, QSize size)
    {
        TestWindow::put(page, size - QSize(ui::em(12.2), ui::em(2)));
        page->present();
        QTRY_COMPARE(fake.inFlight(), 0);
        QCoreApplication::sendPostedEvents(); // a layout shows new links only then
    }
};

} // namespace cf::test
