// Maps every failure to plain sentences: what happened, whether money moved, what to do next. Used by every screen.
#pragma once

#include "services/client/CallResult.h"
#include "services/client/DemonstrationFile.h"
#include "services/client/JournalTypes.h"
#include "services/client/MachinePolicy.h"
#include "services/contract/Problem.h"

#include <QCoreApplication>
#include <QString>

#include <string_view>

namespace cf::ui {

//! The kind of request: the same failure means something else if money was involved.
enum class RequestKind
{
    Read,   //!< A search, a list, a page.
    Change, //!< A record is changed.
    SignIn,
    Enrolment, //!< The first code of a new authenticator was entered.
    Transfer,  //!< A transfer was ordered; the sentence says whether it was booked.
    Order,     //!< Something else that has a key; the sentence says whether it took effect.
};

class FailureText
{
    Q_DECLARE_TR_FUNCTIONS(FailureText)

public:
    static QString forFailure(const client::CallFailure& failure, RequestKind kind);
    //! The bank's error for one field; null if it is something else or not listed in the contract.
    static QString forField(const client::CallFailure& failure, std::string_view pointer);
    //! A refusal by its code alone, as the ledger stored it.
    static QString forCode(contract::ErrorCode code, RequestKind kind = RequestKind::Transfer);
    //! The same of an order that was not given yet.
    static QString forPreview(contract::ErrorCode code);
    //! Why the server was not accepted as the bank, with details of its certificate.
    static QString forTls(const client::TlsRefusal& refusal);
    //! Why an order could not be journalled. Nothing was sent.
    static QString forJournal(client::JournalError error);
    //! What this machine's administrator must fix.
    static QString forPolicy(const client::PolicyError& error);
    //! Why the demonstration sign-in file given on the command line is not used.
    static QString forDemonstration(client::DemonstrationError error);
    //! The authority file of the machine policy cannot be used.
    static QString forAuthorityFile(const QString& path);

private:
    //! `refused` introduces why the ledger does not do it.
    static QString forCode(contract::ErrorCode code, const QString& refused);
    static QString forDecision(contract::ErrorCode code, const QString& refused);
    static QString forProblem(const contract::Problem& problem, RequestKind kind);
    static QString forCause(client::FailureCause cause);
    static QString forUnknown(RequestKind kind);
    static QString withReference(const QString& sentence, const QString& traceId);
};

} // namespace cf::ui
