// Signing in, enrolling and signing out, as the screens see it.
#pragma once

#include "services/client/CallResult.h"
#include "services/contract/SignIn.h"

namespace cf::client {

class SignInGateway
{
public:
    virtual ~SignInGateway() = default;

    virtual CallHandle signIn(const contract::PasswordSignIn& request, QObject* context,
                              Callback<contract::SignInChallenge> done) = 0;
    //! The session is for SessionKeeper::begin().
    virtual CallHandle confirmCode(const contract::CodeSignIn& request, QObject* context,
                                   Callback<contract::Session> done) = 0;
    virtual CallHandle startEnrolment(const contract::EnrolmentStart& request, QObject* context,
                                      Callback<contract::Enrolment> done) = 0;
    //! Its session is for SessionKeeper::begin(), too.
    virtual CallHandle confirmEnrolment(const contract::CodeSignIn& request, QObject* context,
                                        Callback<contract::Enrolled> done) = 0;
    virtual CallHandle signOut(QObject* context, Callback<contract::Nothing> done) = 0;
};

} // namespace cf::client
