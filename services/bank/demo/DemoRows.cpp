#include "services/bank/demo/DemoRows.h"

#include "models/domain/Money.h"
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/importing/ImportWriter.h"
#include "services/bank/ledger/LedgerOrder.h"

namespace cf::bank::demo {
namespace {

Money moneyOf(const DemoTransfer& transfer)
{
    return Money(transfer.amount, Currency::parse(kCurrencies[transfer.currency].code).value());
}

std::string trailTable(const std::string& table, std::int64_t number, bool isAttached)
{
    return "bank." + table + (isAttached ? std::string() : "_" + std::to_string(number));
}

} // namespace

DemoTrailPart::DemoTrailPart(std::int64_t partition, bool isAttached)
    : number(partition)
    , events(trailTable("audit_event", partition, isAttached))
    , subjects(trailTable("audit_subject", partition, isAttached))
{
}

std::int64_t DemoChunk::events() const
{
    std::int64_t count = 0;
    for (const DemoTrailPart& part : trail)
        count += part.events.size();
    return count;
}

DemoRows::DemoRows(const DemoPlan& plan, const DemoTarget& target, const TrailKey& trailKey, MerkleTree tree)
    : m_plan(plan)
    , m_target(target)
    , m_trailKey(trailKey)
    , m_tree(std::move(tree))
{
    for (std::uint32_t number = plan.accounts(); number < plan.allAccounts(); ++number)
        m_internals.push_back(plan.accountId(number));
}

std::unique_ptr<DemoChunk> DemoRows::take()
{
    auto full = std::move(m_chunk);
    m_chunk = std::make_unique<DemoChunk>();
    return full;
}

void DemoRows::book(const DemoTransfer& transfer)
{
    const auto idOf = [&](std::uint32_t number) {
        return m_plan.isInternal(number) ? m_internals[number - m_plan.accounts()] : m_plan.accountId(number);
    };
    const AccountId debtor = idOf(transfer.debtor);
    const AccountId creditor = idOf(transfer.creditor);
    writeTransfer(transfer, debtor, creditor);
    writeEntries(transfer, debtor, creditor);

    const std::uint32_t owner = ownerOf(transfer);
    Changes detail;
    AuditEvent event;
    if (transfer.teller >= 0) {
        event = staffEvent("transfer.booked", transfer.at, static_cast<std::size_t>(transfer.teller), owner);
        detail.push_back(attribute("key", writeKey(transfer).toString()));
    } else {
        event = bankEvent("transfer.booked", transfer.at);
        event.customer = m_plan.customerId(owner);
        event.branch = m_target.branches[transfer.branch];
    }
    detail.push_back(
        attribute("amount", moneyOf(transfer).decimal() + " " + std::string(kCurrencies[transfer.currency].code)));
    event.objectId = transfer.id.toString();
    event.related = {debtor.toString(), creditor.toString()};
    event.detail = detailOf(detail);
    audit(event);
}

void DemoRows::writeTransfer(const DemoTransfer& transfer, const AccountId& debtor, const AccountId& creditor)
{
    const platform::EncryptionKey& key = m_target.customerKeys[ownerOf(transfer)];
    BookedTransferRow row;
    row.id = transfer.id;
    row.kind = transfer.teller >= 0 ? contract::TransferKind::Transfer : contract::TransferKind::Import;
    row.branchId = m_target.branches[transfer.branch];
    if (transfer.teller >= 0)
        row.madeBy = m_plan.staffId(static_cast<std::size_t>(transfer.teller));
    row.debtorAccount = debtor;
    row.creditorAccount = creditor;
    row.amount = transfer.amount;
    row.currency = moneyOf(transfer).currency();
    if (!transfer.memo.empty())
        row.memo = db::Bytea{key.encrypt(transfer.memo, "memo " + transfer.id.toString())};
    if (!transfer.counterparty.empty())
        row.counterparty = db::Bytea{key.encrypt(transfer.counterparty, importing::counterpartyContext(transfer.id))};
    row.purpose = transfer.purpose;
    row.bookingDate = row.valueDate = transfer.bookingDate;
    row.recordedAt = transfer.at;
    row.legAccounts = {debtor.uuid(), creditor.uuid()};
    row.legNumbers = {transfer.debtorNumber, transfer.creditorNumber};
    m_chunk->transfers.add(row);
}

void DemoRows::writeEntries(const DemoTransfer& transfer, const AccountId& debtor, const AccountId& creditor)
{
    const Currency currency = moneyOf(transfer).currency();
    const auto write = [&](const AccountId& account, std::int64_t number, std::int64_t amount, std::int64_t balance) {
        m_chunk->entries.add({account, number, transfer.id, amount, currency, balance, transfer.bookingDate,
                              transfer.bookingDate, transfer.at});
    };
    write(debtor, transfer.debtorNumber, -transfer.amount, transfer.debtorBalance);
    write(creditor, transfer.creditorNumber, transfer.amount, transfer.creditorBalance);
}

// As the desktop would have created it, a moment before.
Uuid DemoRows::writeKey(const DemoTransfer& transfer)
{
    const Uuid key = m_plan.seed().id(Draw::Key, static_cast<std::uint64_t>(transfer.number), transfer.at);
    contract::TransferOrder order{m_plan.iban(transfer.debtor), m_plan.iban(transfer.creditor), moneyOf(transfer), {}};
    if (!transfer.memo.empty())
        order.memo = transfer.memo;
    BookedKeyRow row{.actor = m_plan.staffId(static_cast<std::size_t>(transfer.teller)), .key = key};
    row.orderHash = {orderHash(bookingOf(order))};
    row.transferId = transfer.id;
    row.recordedAt = transfer.at;
    m_chunk->keys.add(row);
    return key;
}

std::uint32_t DemoRows::ownerOf(const DemoTransfer& transfer) const
{
    return m_plan.account(m_plan.isInternal(transfer.debtor) ? transfer.creditor : transfer.debtor).owner;
}

void DemoRows::audit(const AuditEvent& event)
{
    const SealedEvent sealed = sealLeaf(canonicalLeaf(event), event.at, m_trailKey, m_tree);
    DemoTrailPart& part = trailPart(sealed.seq);
    part.events.add(trailRowOf(sealed));
    for (const Uuid& subject : sealed.columns.subjects)
        part.subjects.add({subject, sealed.seq});
    ++m_audited;
    if (m_deliver && isFull())
        m_deliver(take());
}

DemoTrailPart& DemoRows::trailPart(std::int64_t seq)
{
    const std::int64_t number = seq / kPartitionEvents;
    auto& trail = m_chunk->trail;
    if (trail.empty() || trail.back().number != number)
        trail.emplace_back(number, number < m_firstDetached);
    return trail.back();
}

AuditEvent DemoRows::bankEvent(std::string action, Instant at)
{
    AuditEvent event{.id = m_plan.seed().id(Draw::Event, static_cast<std::uint64_t>(m_audited), at)};
    event.action = std::move(action);
    event.at = at;
    return event;
}

AuditEvent DemoRows::staffEvent(std::string action, Instant at, std::size_t staff,
                                std::optional<std::uint32_t> customer)
{
    AuditEvent event = bankEvent(std::move(action), at);
    const DemoStaffMember member = m_plan.staffMember(staff);
    event.actor = m_plan.staffId(staff);
    event.role = member.role;
    event.branch = m_target.branches[member.branch];
    if (customer)
        event.customer = m_plan.customerId(*customer);
    Dice dice = m_plan.seed().dice(Draw::Event, static_cast<std::uint64_t>(m_audited));
    for (int i = 0; i < 32; ++i)
        event.traceId.push_back("0123456789abcdef"[dice.below(16)]);
    return event;
}

} // namespace cf::bank::demo
