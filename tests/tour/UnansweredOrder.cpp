#include "tests/tour/UnansweredOrder.h"

#include "app/desktop/Appearance.h"
#include "tests/tour/DesktopUser.h"

#include <cstdio>

namespace {

//! Qt Test's macros want to run inside a test.
class Leaving : public QObject
{
    Q_OBJECT

public:
    explicit Leaving(const UnansweredOrder& order)
        : m_order(order)
    {
    }

private Q_SLOTS:
    void sendAndWait()
    {
        const QStringList typed = m_order.steps.split(QLatin1Char(';'));
        DesktopUser desktop(m_order.bank, m_order.authority, {}, m_order.dataFolder);
        desktop.givePassword(typed[0], typed[1]);
        desktop.giveCode(typed[2]);
        QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Search customers")));
        QVERIFY(desktop.fillTransfer({typed[3], typed[4], typed[5], typed[6], typed[7]}));
        QVERIFY(desktop.review());
        std::puts("confirming"); // from here on the proxy holds the order back
        std::fflush(stdout);
        std::getchar();
        desktop.press(Qt::Key_Return, Qt::ControlModifier);
        QTest::qWait(120'000); // killed long before
    }

private:
    UnansweredOrder m_order;
};

} // namespace

int sendUnansweredOrder(const UnansweredOrder& order)
{
    cf::app::Appearance appearance(*qApp, {});
    Leaving leaving(order);
    return QTest::qExec(&leaving, QStringList{QStringLiteral("leaving")});
}

#include "UnansweredOrder.moc"
