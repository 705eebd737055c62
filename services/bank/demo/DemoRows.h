// Turns the demo's bookings, and its staff's read accesses, into rows of the ledger and of the sealed audit trail. Runs
// on the thread that makes the history; DemoLoad sends each full chunk on another.
#pragma once

#include "services/bank/audit/TrailRows.h"
#include "services/bank/demo/DemoHistory.h"
#include "services/bank/records/LedgerTables.h"

#include <functional>
#include <limits>
#include <memory>
#include <vector>

namespace cf::bank::demo {

//! Of bank.idempotency_key.
struct BookedKeyRow
{
    StaffId actor;
    Uuid key;
    db::Bytea orderHash;
    contract::KeyState outcome = contract::KeyState::Booked;
    TransferId transferId;
    Instant recordedAt;
};
BOOST_DESCRIBE_STRUCT(BookedKeyRow, (), (actor, key, orderHash, outcome, transferId, recordedAt))

//! Rows of one partition of the trail.
struct DemoTrailPart
{
    //! A partition not yet attached to the trail is filled by its own name.
    DemoTrailPart(std::int64_t number, bool isAttached);

    std::int64_t number; //!< Of the partition.
    db::CopyTable<TrailEventRow> events;
    db::CopyTable<TrailSubjectRow> subjects;
};

//! A few thousand transfers and the audit events around them.
struct DemoChunk
{
    db::CopyTable<BookedTransferRow> transfers{"bank.transfer"};
    db::CopyTable<BookedEntryRow> entries{"bank.entry"};
    db::CopyTable<BookedKeyRow> keys{"bank.idempotency_key"};
    std::vector<DemoTrailPart> trail; //!< In order of number.

    std::int64_t events() const;
};

//! The bank that receives the demo: what the plan's numbers refer to there.
struct DemoTarget
{
    std::vector<BranchId> branches;
    std::vector<platform::EncryptionKey> customerKeys; //!< By the customer's number.
};

class DemoRows
{
public:
    using Deliver = std::function<void(std::unique_ptr<DemoChunk>)>;

    //! Audit events are numbered from tree.size().
    DemoRows(const DemoPlan& plan, const DemoTarget& target, const TrailKey& trailKey, MerkleTree tree);

    void book(const DemoTransfer& transfer);
    //! Gives the event its place in the trail.
    void audit(const AuditEvent& event);

    //! The event of a staff member's action on a customer's data, with its own id and trace.
    AuditEvent staffEvent(std::string action, Instant at, std::size_t staff, std::optional<std::uint32_t> customer);
    AuditEvent bankEvent(std::string action, Instant at);

    std::int64_t audited() const { return m_audited; }
    const MerkleTree& tree() const { return m_tree; }
    //! From this partition on none is attached.
    void setFirstDetached(std::int64_t partition) { m_firstDetached = partition; }
    //! Receives each full chunk, on the thread that made it; none: everything stays until take().
    void deliverTo(Deliver deliver) { m_deliver = std::move(deliver); }
    //! Returns the collected rows; the next chunk begins.
    std::unique_ptr<DemoChunk> take();

private:
    void writeTransfer(const DemoTransfer& transfer, const AccountId& debtor, const AccountId& creditor);
    void writeEntries(const DemoTransfer& transfer, const AccountId& debtor, const AccountId& creditor);
    Uuid writeKey(const DemoTransfer& transfer);
    bool isFull() const { return m_chunk->transfers.size() >= 4'000 || m_chunk->events() >= 12'000; }
    //! Of the partition for the event of that number.
    DemoTrailPart& trailPart(std::int64_t seq);
    //! The account's owner: the debtor's, or the creditor's if the debtor is the bank.
    std::uint32_t ownerOf(const DemoTransfer& transfer) const;

    const DemoPlan& m_plan;
    const DemoTarget& m_target;
    const TrailKey& m_trailKey;
    std::vector<AccountId> m_internals; //!< Used by every other transfer.
    MerkleTree m_tree;
    std::int64_t m_audited = 0;
    std::int64_t m_firstDetached = std::numeric_limits<std::int64_t>::max();
    Deliver m_deliver;
    std::unique_ptr<DemoChunk> m_chunk = std::make_unique<DemoChunk>();
};

} // namespace cf::bank::demo
