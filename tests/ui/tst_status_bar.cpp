// The status bar: degradations are shown in full and never widen the window.
#include "services/client/HttpTransport.h"
#include "services/client/SessionKeeper.h"
#include "tests/qt/QtTests.h"
#include "ui/shell/StatusBar.h"
#include "ui/widgets/ElidedLabel.h"

#include <QTest>

using namespace cf;
using namespace cf::client;

namespace {

//! The status bar of a branch user; answers are injected, no bank is called.
struct Line
{
    HttpTransport transport{{QUrl(QStringLiteral("https://127.0.0.1:1"))}, TlsPolicy::systemAuthorities()};
    SessionKeeper session{transport, std::chrono::minutes(5)};
    ConnectionMonitor monitor{transport, session};
    ui::StatusBar bar{staff(), monitor, QStringLiteral("bank.example")};

    Line()
    {
        bar.resize(900, bar.sizeHint().height());
        bar.show();
    }
    static contract::StaffMember staff()
    {
        contract::StaffMember member;
        member.displayName = "Anna Malá";
        member.role = Role::Administrator;
        member.branch = {BranchId::make(), "0001", "Praha 1"};
        return member;
    }
    void tell(std::vector<contract::Degradation> degraded)
    {
        ConnectionState state;
        state.kind = ConnectionState::Kind::Online;
        state.tls = QStringLiteral("TLS 1.3");
        state.bank = contract::BankStatus{"Česká banka", std::move(degraded)};
        Q_EMIT monitor.changed(state);
    }
    QStringList shown() const
    {
        QStringList texts;
        for (const QLabel* label : bar.findChildren<QLabel*>()) {
            if (label->isVisible() && !label->text().isEmpty())
                texts += label->text();
        }
        return texts;
    }
};

} // namespace

class StatusBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itSaysWhoWorksWhereAndHow();
    void whatDoesNotWorkIsSaidAndGoesAgain();
    void threeSentencesDoNotWidenTheWindow();
};

void StatusBarTest::itSaysWhoWorksWhereAndHow()
{
    Line line;
    QVERIFY(line.shown().contains(QStringLiteral("bank.example")));
    line.tell({});
    QVERIFY(line.shown().contains(QStringLiteral("Česká banka · bank.example · TLS 1.3")));
    QVERIFY(line.shown().contains(QStringLiteral("Anna Malá, Administrator, Praha 1")));
}

void StatusBarTest::whatDoesNotWorkIsSaidAndGoesAgain()
{
    Line line;
    const QString sentence =
        QStringLiteral("Nothing can be booked at the moment: the bank's database is being recovered.");
    line.tell({contract::Degradation::PrimaryDown});
    QVERIFY(line.shown().contains(sentence));
    line.tell({});
    QVERIFY(!line.shown().contains(sentence));
}

void StatusBarTest::threeSentencesDoNotWidenTheWindow()
{
    using contract::Degradation;
    Line line;
    line.tell({Degradation::PrimaryDown});
    const int narrow = line.bar.minimumSizeHint().width();
    line.tell({Degradation::PrimaryDown, Degradation::ReplicaDown, Degradation::AuditBehind});
    QCOMPARE(line.bar.minimumSizeHint().width(), narrow);
    // In full in the tool tip and for screen readers.
    for (const auto* label : line.bar.findChildren<ui::ElidedLabel*>()) {
        if (label->text().startsWith(QLatin1String("Nothing can be booked"))) {
            QVERIFY(label->text().contains(QLatin1String("The audit trail is behind")));
            return;
        }
    }
    QFAIL("The sentences are not there.");
}

COUNTERFOIL_QTEST(StatusBarTest)
#include "tst_status_bar.moc"
