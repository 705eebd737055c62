// The session of the person signed in on this desktop. The token stays in memory, in the transport; the session ends on
// sign-out, when the bank ends it, or after minutes of inactivity. Used by the shell and by permission checks.
#pragma once

#include "services/contract/SignIn.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace cf::client {

class HttpTransport;

//! A time by two clocks: one that runs while the machine is suspended, and wall time, which also advances while a
//! virtual machine is paused. Timers alone would not count a night of suspend.
struct ClockReading
{
    std::chrono::milliseconds sinceBoot{0};
    std::chrono::milliseconds wall{0};

    static ClockReading now();
    //! By the clock that gives more. Setting the wall clock back shortens nothing.
    std::chrono::milliseconds since(const ClockReading& earlier) const;
};

class SessionKeeper : public QObject
{
    Q_OBJECT

public:
    enum class End
    {
        SignedOut,
        EndedByBank, //!< Revoked, idle or expired there.
        Idle,        //!< No activity on this desktop.
    };
    Q_ENUM(End)

    using Clock = std::function<ClockReading()>;

    //! The transport must outlive this. `idle` is from the machine policy; a shorter limit of the bank wins.
    SessionKeeper(HttpTransport& transport, std::chrono::milliseconds idle, QObject* parent = nullptr,
                  Clock clock = ClockReading::now);

    bool isSignedIn() const { return m_staff.has_value(); }
    //! Empty when nobody is signed in.
    const std::optional<contract::StaffMember>& staff() const { return m_staff; }
    bool may(Permission permission) const;
    //! Of the person last signed in, at that moment.
    int recoveryCodesLeft() const { return m_recoveryCodesLeft; }

    void begin(const contract::Session& session);
    //! Ends the session here at once and tells the bank.
    void signOut();
    //! Called on a key press or click: restarts the idle time. False if the limit had already passed, as after a
    //! suspend: the session is over and the input must be discarded.
    bool noteActivity();

Q_SIGNALS:
    void began(const cf::contract::Session& session);
    void ended(cf::client::SessionKeeper::End why);
    //! The machine resumed from a suspend too short to end the session.
    void awoke();

private:
    void look();
    void end(End why);

    HttpTransport& m_transport;
    std::chrono::milliseconds m_idleOfPolicy;
    std::chrono::milliseconds m_limit{0}; //!< Of this session.
    Clock m_clock;
    ClockReading m_lastActivity;
    ClockReading m_lastLook;
    QTimer m_look;
    std::optional<contract::StaffMember> m_staff;
    int m_recoveryCodesLeft = 0;
};

} // namespace cf::client
