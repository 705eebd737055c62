// The one table from everything that can go wrong to plain sentences: what happened, whether money moved, what to do
// next. Every screen takes its words from here.
#pragma once

#include "models/domain/Text.h"
#include "services/client/CallResult.h"
#include "services/client/DemonstrationFile.h"
#include "services/client/JournalTypes.h"
#include "services/client/MachinePolicy.h"
#include "services/contract/Documents.h"
#include "services/contract/SignIn.h"

#include <QCoreApplication>
#include <QString>

#include <string_view>

namespace cf::ui {

//! What was asked for: the same failure means something else when money was to move.
enum class About
{
    Looking,  //!< A search, a list, a page.
    Changing, //!< A record was to be changed.
    SigningIn,
    Enrolling, //!< The first code of a new authenticator was given.
    Money,     //!< A transfer was ordered; the sentence says whether it was booked.
};

class FailureText
{
    Q_DECLARE_TR_FUNCTIONS(FailureText)

public:
    static QString forFailure(const client::CallFailure& failure, About about);
    //! What the bank finds wrong with one field; null when it was not that, or nothing that the contract lists.
    static QString forField(const client::CallFailure& failure, std::string_view pointer);
    //! A refusal by its code alone, as the ledger stored it.
    static QString forCode(contract::ErrorCode code);
    //! Why the other side was not accepted as the bank, with the facts of its certificate.
    static QString forTls(const client::TlsRefusal& refusal);
    //! Why an order could not be written down. Nothing was sent.
    static QString forJournal(client::JournalError error);
    //! What the administrator of this machine must put right.
    static QString forPolicy(const client::PolicyError& error);
    //! Why the file of a demonstration's people, given on the command line, is not used.
    static QString forDemonstration(client::DemonstrationFault fault);
    //! The authority file of the machine policy cannot be used.
    static QString forAuthorityFile(const QString& path);

private:
    static QString forProblem(const contract::Problem& problem, About about);
    //! What is wrong with one field, where the contract lists it; null otherwise.
    static QString forMistake(const contract::FieldError& error);
    static QString forText(TextFault fault, const QString& character);
    static QString forDocument(contract::DocumentMistake mistake, const QString& word);
    static QString forStatement(contract::StatementMistake mistake, const QString& most);
    static QString forPassword(contract::PasswordMistake mistake, const QString& characters);
    static QString forCause(client::FailureCause cause);
    static QString forUnknown(About about);
    static QString withReference(const QString& sentence, const QString& traceId);
};

} // namespace cf::ui
