// Every advisory lock that the bank takes in PostgreSQL, each for one thing. Functions in resources/sql write their
// numbers out; a test compares, and no other text of SQL has any.
#pragma once

#include "services/bank/platform/postgres/AdvisoryLock.h"

#include <array>

namespace cf::bank {

inline constexpr db::AdvisoryLock kSchemaLock = db::kSchemaLock;
inline constexpr db::AdvisoryLock kTransferPartitionsLock{7201, 1}; //!< SQL: making them.
inline constexpr db::AdvisoryLock kTrailPartitionsLock{7201, 2};    //!< SQL: making and removing them.
inline constexpr db::AdvisoryLock kImportLock{7202, 1};             //!< Two at once would both find a record missing.
inline constexpr db::AdvisoryLock kDemoLock{7202, 2};               //!< Of two at once the second finds the first's.
inline constexpr db::AdvisoryLock kOutboxRelayLock{7203, 1};        //!< Whose turn it is to publish.
inline constexpr db::AdvisoryLock kSequencerLock{7204, 1};          //!< Who is elected.
inline constexpr db::AdvisoryLock kAdministrationLock{7205, 1};     //!< Changes to staff come one after another.
inline constexpr db::AdvisoryLock kMasterKeyLock{7207, 1};          //!< Of two first starts the second finds the key.

//! SQL: the key of an order that is being decided. The number is a hash of actor and key, and so any number.
inline constexpr int kOrderKeySpace = 7206;

inline constexpr std::array kAdvisoryLocks{
    kSchemaLock,      kTransferPartitionsLock, kTrailPartitionsLock, kImportLock,    kDemoLock,
    kOutboxRelayLock, kSequencerLock,          kAdministrationLock,  kMasterKeyLock,
};

} // namespace cf::bank
