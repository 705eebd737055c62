// The words of the audit trail: actions, results, what an event concerns, times to the second. Used by its tables and
// pages.
#pragma once

#include "services/contract/Audit.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QString>

namespace cf::tables {

//! The kind given by the prefix of a subject's id.
enum class SubjectKind
{
    Customer,
    Account,
    Transfer,
    Staff,
    Branch,
    Document,
    Approval,
    Other,
};
SubjectKind subjectKindOf(const std::string& id);

class AuditText
{
    Q_DECLARE_TR_FUNCTIONS(AuditText)

public:
    //! "Transfer booked"; an unknown action is shown as it is.
    static QString action(const std::string& action);
    //! The part before the dot, as a group of actions: "Transfers".
    static QString area(const std::string& area);
    static QString result(AuditResult result);
    static QString role(Role role);
    static QString kind(SubjectKind kind);
    //! Label, with IBANs grouped and amounts in the locale; without one the kind and the end of the id.
    static QString subject(const contract::AuditSubject& subject);
    //! "Anna Malá", "The bank itself".
    static QString actor(const contract::AuditRow& row);
    //! A field of a change: "amount" in words; an unknown one is shown as it is.
    static QString field(const std::string& field);

    //! "1 234,50 CZK" for the bank's "1234.50 CZK"; empty if it is not an amount.
    static QString money(const std::string& text);
    //! "22.11.2026 10:31:05", local.
    static QString time(Instant instant, const QLocale& locale);
    //! "1 234 567".
    static QString number(std::int64_t seq, const QLocale& locale);
};

} // namespace cf::tables
