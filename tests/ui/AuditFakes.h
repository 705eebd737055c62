// The audit trail's pages in a window of their own, before a trail in memory, driven by keys; and a navigator that
// tells where they lead.
#pragma once

#include "tests/models/AuditFakes.h"
#include "tests/ui/TransferFakes.h"
#include "ui/audit/AuditEventPage.h"
#include "ui/audit/AuditPage.h"
#include "ui/theme/Fonts.h"
#include "ui/widgets/RemoteTableView.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QTableView>
#include <QThreadPool>
#include <QVBoxLayout>

namespace cf::test {

//! Tells whom a link leads to as well.
class AuditNavigator : public FakeNavigator
{
public:
    void openCustomer(CustomerId id) override { visits << QString::fromStdString("customer " + id.toString()); }
    void openAccount(AccountId id) override { visits << QString::fromStdString("account " + id.toString()); }
    void openAuditEvent(std::int64_t seq) override { visits << QStringLiteral("event %1").arg(seq); }
};

class Desk
{
public:
    FakeTrail trail;
    FakeAudit gateway;
    AuditNavigator navigator;
    FakeFiles files;
    QTemporaryDir folder;
    QWidget window;

    explicit Desk(std::int64_t events = 1'000)
        : trail(events)
    {
        trail.serve(gateway);
    }
    ~Desk() { QThreadPool::globalInstance()->waitForDone(); }

    ui::AuditPage* list(QSize size = {1024, 700})
    {
        auto* page =
            new ui::AuditPage({gateway, files, navigator, nullptr, true, std::chrono::milliseconds(40)}, &window);
        put(page, size);
        return page;
    }
    ui::AuditEventPage* event(std::int64_t seq, QSize size = {1024, 700})
    {
        auto* page = new ui::AuditEventPage(gateway, navigator, &window);
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
    bool says(const char* text) const
    {
        const auto labels = window.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(QString::fromUtf8(text));
        });
    }
    template <class T = QAbstractButton>
    T* named(const char* name) const
    {
        for (T* widget : window.findChildren<T*>()) {
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            if (widget->isVisible() && (widget->accessibleName() == QString::fromUtf8(name) ||
                                        (button && button->text() == QString::fromUtf8(name))))
                return widget;
        }
        return nullptr;
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    static void type(const char* text) { QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text)); }
    void search(const char* words) const
    {
        press(Qt::Key_F, Qt::ControlModifier);
        type(words);
        press(Qt::Key_Return);
    }
    void picture(const char* name)
    {
        const QString pictures = qEnvironmentVariable("COUNTERFOIL_PICTURES");
        if (pictures.isEmpty())
            return;
        QDir().mkpath(pictures);
        QTest::qWait(80);
        window.grab().save(QStringLiteral("%1/%2-%3.png")
                               .arg(pictures, QString::fromLatin1(name), QString::fromLatin1(QTest::currentDataTag())));
    }

private:
    void put(ui::Page* page, QSize size)
    {
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(ui::em(1.2), ui::em(0.9), ui::em(1.2), ui::em(0.5));
        column->addWidget(page);
        // What the rail leaves of a window of that size.
        window.setMinimumSize(1, 1);
        window.resize(size - QSize(ui::em(11.5), ui::em(2)));
        window.show();
        [&] { QVERIFY(QTest::qWaitForWindowActive(&window)); }();
        page->activate();
    }
};

} // namespace cf::test
