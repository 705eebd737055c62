// SignInGateway over HTTPS. Made by the composition root.
#pragma once

#include "services/client/SignInGateway.h"

namespace cf::client {

class HttpTransport;

class HttpSignInGateway : public SignInGateway
{
public:
    //! The transport outlives this.
    explicit HttpSignInGateway(HttpTransport& transport)
        : m_transport(transport)
    {
    }

    CallHandle signIn(const contract::PasswordSignIn& request, QObject* context,
                      Callback<contract::SignInChallenge> done) override;
    CallHandle confirmCode(const contract::CodeSignIn& request, QObject* context,
                           Callback<contract::Session> done) override;
    CallHandle startEnrolment(const contract::EnrolmentStart& request, QObject* context,
                              Callback<contract::Enrolment> done) override;
    CallHandle confirmEnrolment(const contract::CodeSignIn& request, QObject* context,
                                Callback<contract::Enrolled> done) override;
    CallHandle signOut(QObject* context, Callback<contract::Nothing> done) override;

private:
    HttpTransport& m_transport;
};

} // namespace cf::client
