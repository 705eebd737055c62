// Who is signed in at this desktop. The token stays in memory, in the transport; the session ends by signing out, by
// the bank's word, or after minutes without the user. Used by the shell and by whatever asks what the user may do.
#pragma once

#include "services/contract/SignIn.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace cf::client {

class HttpTransport;

//! A moment by two clocks: the one a suspended machine does not stop, and the one on the wall, which also goes on while
//! a virtual machine is put away. Timers alone would take a night of sleep for nothing.
struct Moment
{
    std::chrono::milliseconds sinceBoot{0};
    std::chrono::milliseconds wall{0};

    static Moment now();
    //! By the clock that says more. The wall's being set back makes nothing shorter.
    std::chrono::milliseconds since(const Moment& earlier) const;
};

class SessionKeeper : public QObject
{
    Q_OBJECT

public:
    enum class End
    {
        SignedOut,
        EndedByBank, //!< Revoked, idle or over there.
        Idle,        //!< Nobody was at this desktop.
    };
    Q_ENUM(End)

    using Clock = std::function<Moment()>;

    //! The transport outlives this. `idle` is the machine policy's; a shorter one of the bank wins.
    SessionKeeper(HttpTransport& transport, std::chrono::milliseconds idle, QObject* parent = nullptr,
                  Clock clock = Moment::now);

    bool isSignedIn() const { return m_staff.has_value(); }
    //! Nothing when nobody is signed in.
    const std::optional<contract::StaffMember>& staff() const { return m_staff; }
    bool may(Permission permission) const;
    //! Of whoever is or was signed in last, at that moment.
    int recoveryCodesLeft() const { return m_recoveryCodesLeft; }

    void begin(const contract::Session& session);
    //! Ends it here at once and tells the bank.
    void signOut();
    //! A key or a mouse button was pressed: the time without the user starts anew. False when it had been too long
    //! already, as after a sleep: the session is over, and what was pressed is for nobody.
    bool noteActivity();

Q_SIGNALS:
    void began(const cf::contract::Session& session);
    void ended(cf::client::SessionKeeper::End why);
    //! The machine had slept, not long enough to end the session.
    void awoke();

private:
    void look();
    void end(End why);

    HttpTransport& m_transport;
    std::chrono::milliseconds m_idleOfPolicy;
    std::chrono::milliseconds m_limit{0}; //!< Of this session.
    Clock m_clock;
    Moment m_lastActivity;
    Moment m_lastLook;
    QTimer m_look;
    std::optional<contract::StaffMember> m_staff;
    int m_recoveryCodesLeft = 0;
};

} // namespace cf::client
