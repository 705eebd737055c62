// What a command that changes the bank at a terminal works with: one connection, whose audit events are signed. And how
// it tells an enrolment code.
#pragma once

#include "app/bankd/OpenedBank.h"

#include "services/bank/audit/InboxSigner.h"
#include "services/bank/identity/StaffAdmin.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::app {

//! Runs `work` with a pool on the location's database, beside a running server or without one, and returns what it
//! does. Throws a sentence.
template <class Work>
int withOperatorPool(const BankLocation& location, Work&& work)
{
    const OpenedBank opened = openBank(location, Sharing::Allowed);
    requireSchema(opened);
    bank::InboxSigner signer{bank::TrailKey(masterKeyOf(opened.settings))};
    db::Watchdog watchdog;
    db::Pool pool({.database = opened.settings.appDatabase, .connections = 1, .observer = signer.maker()}, watchdog);
    return work(pool);
}

//! Prints the code, or why there is none; the exit status.
int printCode(const Outcome<bank::EnrolmentCode, std::string>& code, const std::string& userName);

} // namespace cf::app
