// Makes the statements of the months that are over, for the accounts that want one. Several servers and threads share
// the work: each claims some for a while.
#pragma once

#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/objects/ObjectStore.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/bank/platform/process/PeriodicThread.h"
#include "services/contract/EventMessages.h"

#include <list>

namespace cf::bank {

//! Statements that were made, under the account's key.
inline constexpr const char* kStatementsTopic = contract::StatementMade::kInfo.topic;

//! What they are made with. All outlive its users.
struct StatementWorkshop
{
    db::Pool& pool;
    CustomerKeys& keys;
    platform::ObjectStore& objects;
    std::string bankName;
};

//! Orders those of the months that are over, and returns how many.
std::int64_t orderStatements(db::Pool& pool);

//! Makes some of those that are due, at most twenty, stores each and tells of it; how many. One that cannot be made is
//! tried again after growing pauses, and its row says why. Throws std::runtime_error when the object store is away,
//! which counts against none.
std::size_t makeStatements(const StatementWorkshop& workshop);

//! The context under which a statement's file is encrypted.
std::string statementContext(StatementId statement);

class StatementMakers
{
public:
    using Trouble = std::function<void(const std::string&)>;

    //! onTrouble receives a sentence for the log.
    StatementMakers(const StatementWorkshop& workshop, const Trouble& onTrouble);

private:
    std::list<platform::PeriodicThread> m_threads;
};

} // namespace cf::bank
