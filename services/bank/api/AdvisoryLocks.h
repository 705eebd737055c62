// Every advisory lock that the bank takes in PostgreSQL, each with one purpose. Functions in resources/sql repeat the
// numbers; a test compares them, and no other SQL may contain one.
#pragma once

#include "services/bank/platform/postgres/AdvisoryLock.h"

#include <array>

namespace cf::bank {

inline constexpr db::AdvisoryLock kSchemaLock = db::kSchemaLock;
inline constexpr db::AdvisoryLock kTransferPartitionsLock{7201, 1}; //!< SQL: creating them.
inline constexpr db::AdvisoryLock kTrailPartitionsLock{7201, 2};    //!< SQL: creating and dropping them.
inline constexpr db::AdvisoryLock kImportLock{7202, 1};      //!< Two imports at once would both find a record missing.
inline constexpr db::AdvisoryLock kDemoLock{7202, 2};        //!< Of two at once, the second finds the first's data.
inline constexpr db::AdvisoryLock kOutboxRelayLock{7203, 1}; //!< Elects the publisher.
inline constexpr db::AdvisoryLock kEventQueueLock{7203, 2};  //!< Of two consumers of a name, one gets the next event.
inline constexpr db::AdvisoryLock kSequencerLock{7204, 1};   //!< Elects the sequencer.
inline constexpr db::AdvisoryLock kAdministrationLock{7205, 1}; //!< Serialises changes to staff.
inline constexpr db::AdvisoryLock kMasterKeyLock{7207, 1};      //!< Of two first starts, the second finds the key.

//! SQL: the key of an order being decided. The number is a hash of actor and key, so it can be any number.
inline constexpr int kOrderKeySpace = 7206;

inline constexpr std::array kAdvisoryLocks{
    kSchemaLock,      kTransferPartitionsLock, kTrailPartitionsLock, kImportLock,         kDemoLock,
    kOutboxRelayLock, kEventQueueLock,         kSequencerLock,       kAdministrationLock, kMasterKeyLock,
};

} // namespace cf::bank
