// Who is signed in at this desktop. The token stays in memory, in the transport; the session ends by signing out, by
// the bank's word, or after minutes without the user. Used by the shell and by whatever asks what the user may do.
#pragma once

#include "services/contract/SignIn.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace cf::client {

class HttpTransport;
class SignInGateway;

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

    //! Transport and gateway outlive this. `idle` is the machine policy's; a shorter one of the bank wins.
    SessionKeeper(HttpTransport& transport, SignInGateway& gateway, std::chrono::milliseconds idle,
                  QObject* parent = nullptr);

    bool isSignedIn() const { return m_staff.has_value(); }
    //! Nothing when nobody is signed in.
    const std::optional<contract::StaffMember>& staff() const { return m_staff; }
    bool may(Permission permission) const;

    void begin(const contract::Session& session);
    //! Ends it here at once and tells the bank.
    void signOut();
    //! A key or a mouse button was pressed: the time without the user starts anew.
    void noteActivity();

Q_SIGNALS:
    void began(const cf::contract::Session& session);
    void ended(cf::client::SessionKeeper::End why);

private:
    void end(End why);

    HttpTransport& m_transport;
    SignInGateway& m_gateway;
    std::chrono::milliseconds m_idleOfPolicy;
    QTimer m_idle;
    std::optional<contract::StaffMember> m_staff;
};

} // namespace cf::client
