// See HttpSignInGateway.h.
#include "services/client/HttpSignInGateway.h"

#include "services/client/HttpTransport.h"

namespace cf::client {

CallHandle HttpSignInGateway::signIn(const contract::PasswordSignIn& request, QObject* context,
                                     Callback<contract::SignInChallenge> done)
{
    return m_transport.call<contract::SignInWithPassword>(request, {}, context, std::move(done));
}

CallHandle HttpSignInGateway::confirmCode(const contract::CodeSignIn& request, QObject* context,
                                          Callback<contract::Session> done)
{
    return m_transport.call<contract::SignInWithCode>(request, {}, context, std::move(done));
}

CallHandle HttpSignInGateway::startEnrolment(const contract::EnrolmentStart& request, QObject* context,
                                             Callback<contract::Enrolment> done)
{
    return m_transport.call<contract::StartEnrolment>(request, {}, context, std::move(done));
}

CallHandle HttpSignInGateway::confirmEnrolment(const contract::CodeSignIn& request, QObject* context,
                                               Callback<contract::Enrolled> done)
{
    return m_transport.call<contract::ConfirmEnrolment>(request, {}, context, std::move(done));
}

CallHandle HttpSignInGateway::signOut(QObject* context, Callback<contract::Nothing> done)
{
    return m_transport.call<contract::SignOut>({}, {}, context, std::move(done));
}

} // namespace cf::client
