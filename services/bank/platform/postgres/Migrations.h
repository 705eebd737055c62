// Numbered SQL migrations from resources/sql, each applied once and in order. Called by `bankd migrate` and at a bank's
// first start.
//
// They are embedded in the program and applied as bank_owner, under an advisory lock. The server connects as bank_app,
// which may not define anything and may not change or delete entries, transfer headers or audit events.
#pragma once

#include "models/domain/Outcome.h"

#include <functional>
#include <string>
#include <vector>

namespace cf::db {

struct Migration
{
    int number;
    std::string name;
    std::string sql;
};

//! What resources/sql held when the program was built, in order.
const std::vector<Migration>& embeddedMigrations();

//! Applies what is missing as bank_owner, each in its own transaction and under an advisory lock, so that two starting
//! servers do not collide. The error is a sentence: a changed or unknown migration, a missing role or extension, a
//! wrong encoding. Returns how many were applied.
Outcome<int, std::string> migrate(const std::string& ownerConnection, const std::vector<Migration>& migrations,
                                  const std::function<void(const Migration&)>& applied);

//! Whether the database is at exactly the version this program needs; the error says what to do.
Outcome<Done, std::string> checkSchema(const std::string& appConnection, const std::vector<Migration>& migrations);

} // namespace cf::db
