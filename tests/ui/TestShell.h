// The real window with fake pages and an in-memory bank: sign in, lock, unlock, leave.
#pragma once

#include "services/client/ConnectionMonitor.h"
#include "services/client/HttpTransport.h"
#include "services/client/SessionKeeper.h"
#include "services/contract/Search.h"
#include "services/contract/SignIn.h"
#include "tests/ui/TransferFakes.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Page.h"
#include "ui/signin/SignInController.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>

namespace cf::test {

//! Accepts any password and code of its known person.
class FakeSignIn
{
public:
    contract::Session session;

    explicit FakeSignIn(FakeBank& bank)
    {
        using namespace contract;
        const std::string secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        bank.on<SignInWithPassword>(SignInChallenge{"challenge"});
        bank.on<SignInWithCode>([this](const auto&) { return session; });
        bank.on<StartEnrolment>(Enrolment{"challenge", secret, "otpauth://totp/Counterfoil:eva?secret=" + secret, {}});
        bank.on<ConfirmEnrolment>([this](const auto&) { return Enrolled{{"7KQ4-9DMP", "X2VB-5HTR"}, session}; });
    }
};

inline contract::Session sampleSession(const char* userName = "eva")
{
    contract::Session session;
    session.token = "t";
    session.staff.id = StaffId::make();
    session.staff.userName = userName;
    session.staff.displayName = "Eva Nováková";
    session.staff.role = Role::Teller;
    session.staff.branch = {BranchId::make(), "0001", "Praha 1"};
    return session;
}

//! The window's dependencies; outlive it.
struct ShellDependencies
{
    ShellDependencies()
        : transport({QUrl(QStringLiteral("https://127.0.0.1:1"))}, client::TlsPolicy::systemAuthorities())
        , session(transport, std::chrono::minutes(15), nullptr, [this] { return now; })
        , monitor(transport, session)
        , settings(counter.folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
        , signIn(counter.bank)
    {
        people.session = sampleSession();
    }

    Counter counter;
    FakeSignIn people{counter.bank};
    client::HttpTransport transport;
    client::ClockReading now = client::ClockReading::now();
    client::SessionKeeper session;
    client::ConnectionMonitor monitor;
    QSettings settings;
    ui::SignInController signIn;
    QStringList folders; //!< Opened.
};

struct Shell : ShellDependencies
{
    explicit Shell(ui::FeatureList features)
        : window({counter.bank,
                  session,
                  monitor,
                  settings,
                  QStringLiteral("bank.example"),
                  [this](QObject* parent) { return new client::OrderSender(counter.bank, counter.journal, parent); },
                  std::move(features),
                  {},
                  [this](const QString& file) { folders += file; }},
                 signIn)
    {
        window.resize(1280, 800);
        window.show();
        [&] { QVERIFY(QTest::qWaitForWindowActive(&window)); }();
        enter();
    }

    void enter() { Q_EMIT signIn.signedIn(people.session); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &window, key, modifiers);
    }
    void lock()
    {
        press(Qt::Key_L, Qt::ControlModifier);
        [&] { QTRY_VERIFY(window.isLocked()); }();
    }
    void unlock()
    {
        [&] { QTRY_VERIFY(field("passwordEdit")); }();
        QTest::keyClicks(field("passwordEdit"), QStringLiteral("a long enough password"));
        QTest::keyClick(field("passwordEdit"), Qt::Key_Return);
        [&] { QTRY_VERIFY(field("codeEdit")); }();
        QTest::keyClicks(field("codeEdit"), QStringLiteral("123456"));
        [&] { QTRY_VERIFY(!window.isLocked()); }();
    }
    QLineEdit* field(const char* name) const
    {
        for (auto* edit : window.findChildren<QLineEdit*>(QString::fromLatin1(name))) {
            if (edit->isVisible())
                return edit;
        }
        return nullptr;
    }
    //! How many visible labels contain this text.
    int saying(const char* words) const
    {
        int count = 0;
        for (const auto* label : window.findChildren<QLabel*>()) {
            const QString text =
                QString(label->text()).replace(QChar(0x202F), QLatin1Char(' ')).replace(QChar(0xA0), QLatin1Char(' '));
            count += label->isVisible() && text.contains(QString::fromUtf8(words)) ? 1 : 0;
        }
        return count;
    }
    QAbstractButton* button(const char* text) const
    {
        for (auto* each : window.findChildren<QAbstractButton*>()) {
            if (each->isVisible() &&
                (each->text() == QString::fromUtf8(text) || each->accessibleName() == QString::fromUtf8(text)))
                return each;
        }
        return nullptr;
    }

    ui::MainWindow window;
};

} // namespace cf::test
