// The account part of DemoMasterData.h: rows as the history left them, and what depends on them.
#include "services/bank/demo/DemoMasterData.h"

#include "services/bank/importing/ImportWriter.h"
#include "services/bank/records/CustomerTables.h"
#include "services/bank/records/LedgerTables.h"
#include "services/contract/Accounts.h"

#include <algorithm>

namespace cf::bank::demo {
namespace {

constexpr std::uint32_t kAccountsAtOnce = 4'000;

constexpr std::string_view kBlockedBecause[] = {
    "Court order 31 EXE 118",          "Suspected fraud, under inquiry", "The owner has died; estate pending",
    "Identity documents have expired", "At the owner's request",         "Payments under sanctions review"};
constexpr std::string_view kHeldBecause[] = {"Card authorisation: hotel", "Card authorisation: fuel",
                                             "Card authorisation: car hire", "Cheque under collection",
                                             "Pledge for a rent deposit"};

std::string_view productName(Product product)
{
    switch (product) {
    case Product::Current:
        return "current";
    case Product::Savings:
        return "savings";
    case Product::Foreign:
        return "foreign currency";
    case Product::Business:
        return "business";
    }
    return {};
}

std::string_view internalName(std::uint32_t which)
{
    constexpr std::string_view kNames[] = {"Cash", "Clearing with other banks", "Card settlement", "Interest paid",
                                           "Fees and interest received"};
    return kNames[which];
}

//! Of bank.account.
struct AccountRow
{
    AccountId id;
    Iban iban;
    BranchId branchId;
    std::string_view kind;
    std::optional<std::string> internalCode; //!< The bank's own accounts only.
    std::string_view product;
    std::string displayName;
    std::string_view currency;
    contract::AccountStatus status = contract::AccountStatus::Open;
    std::string_view statusReason;
    std::int64_t balance = 0;
    std::int64_t holds = 0;
    std::int64_t overdraftLimit = 0;
    std::int64_t lastEntryNumber = 0;
    std::optional<Instant> lastRecordedAt;
    Instant activeSince;               //!< No account is dormant as soon as the bank starts.
    std::optional<CustomerId> ownerId; //!< A trigger would set it, but account by account.
    Date openedOn;
    std::optional<Date> closedOn;
};
BOOST_DESCRIBE_STRUCT(AccountRow, (),
                      (id, iban, branchId, kind, internalCode, product, displayName, currency, status, statusReason,
                       balance, holds, overdraftLimit, lastEntryNumber, lastRecordedAt, activeSince, ownerId, openedOn,
                       closedOn))

//! Of bank.account_block.
struct BlockRow
{
    BlockId id;
    AccountId accountId;
    contract::BlockSide side = contract::BlockSide::Both;
    std::string_view reason;
    StaffId placedBy;
    Instant placedAt;
};
BOOST_DESCRIBE_STRUCT(BlockRow, (), (id, accountId, side, reason, placedBy, placedAt))

//! Of bank.standing_order.
struct StandingOrderRow
{
    Uuid id;
    AccountId accountId;
    std::int64_t amount = 0;
    std::string_view currency;
    db::Bytea creditor; //!< Encrypted.
    std::string_view purpose;
    Instant createdAt;
};
BOOST_DESCRIBE_STRUCT(StandingOrderRow, (), (id, accountId, amount, currency, creditor, purpose, createdAt))

//! Of bank.approval_request.
struct WaitingOrderRow
{
    ApprovalId id;
    StaffId requestedBy;
    BranchId branchId;
    AccountId debtorAccount;
    AccountId creditorAccount;
    std::int64_t amount = 0;
    std::string_view currency;
    db::Bytea memo; //!< Encrypted.
    std::vector<Uuid> legAccounts;
    std::vector<std::int64_t> legAmounts;
    contract::TransferKind orderKind = contract::TransferKind::Transfer;
    std::vector<std::string> reasons;
    Instant requestedAt;
    Instant expiresAt;
};
BOOST_DESCRIBE_STRUCT(WaitingOrderRow, (),
                      (id, requestedBy, branchId, debtorAccount, creditorAccount, amount, currency, memo, legAccounts,
                       legAmounts, orderKind, reasons, requestedAt, expiresAt))

//! Of bank.approval_step.
struct FirstStepRow
{
    ApprovalId requestId;
    std::int64_t number = 1;
    contract::ApprovalAction action = contract::ApprovalAction::Requested;
    StaffId by;
    Instant at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(FirstStepRow, (), (requestId, number, action, by, at, version))

//! The rows of one chunk of accounts.
struct AccountRows
{
    db::CopyTable<AccountRow> accounts{"bank.account"};
    db::CopyTable<AccountHolderRow> holders{"bank.account_holder"};
    db::CopyTable<PlacedHoldRow> holds{"bank.hold"};
    db::CopyTable<BlockRow> blocks{"bank.account_block"};
    db::CopyTable<StandingOrderRow> orders{"bank.standing_order"};

    void send(db::CopyIn& load)
    {
        load.copy(accounts);
        load.copy(holders);
        load.copy(holds);
        load.copy(blocks);
        load.copy(orders);
    }
};

class AccountWriter
{
public:
    AccountWriter(const DemoPlan& plan, const DemoTarget& target, AccountRows& rows)
        : m_plan(plan)
        , m_target(target)
        , m_rows(rows)
    {
    }

    void write(std::uint32_t number, const DemoAccount& account)
    {
        const AccountId id = m_plan.accountId(number);
        const bool internal = m_plan.isInternal(number);
        AccountRow row{.id = id, .iban = m_plan.iban(number), .branchId = m_target.branches[account.branch]};
        setKind(row, number, account);
        row.currency = kCurrencies[account.currency].code;
        setStatus(row, number, account);
        row.balance = account.balance;
        row.holds = internal ? 0 : writeHold(number, id, account);
        row.overdraftLimit = account.overdraft;
        row.lastEntryNumber = account.entries;
        if (account.entries > 0)
            row.lastRecordedAt = Instant(std::chrono::milliseconds(account.lastAt));
        row.activeSince = m_plan.calendar().at(m_plan.calendar().days() - 1, 0);
        row.openedOn = internal ? m_plan.calendar().date(0) : m_plan.openedOn(number, account);
        if (account.finalStatus == FinalStatus::Closed)
            row.closedOn = m_plan.calendar().date(account.lastDay);
        if (!internal)
            row.ownerId = m_plan.customerId(account.owner);
        m_rows.accounts.add(row);
        if (!internal)
            writeHolders(number, id, account);
    }

private:
    void setKind(AccountRow& row, std::uint32_t number, const DemoAccount& account) const
    {
        if (!m_plan.isInternal(number)) {
            row.kind = "customer";
            row.product = productName(account.product);
            row.displayName = m_plan.customer(account.owner).display;
            return;
        }
        constexpr std::string_view kCodes[] = {"cash", "clearing", "cards", "interest-paid", "fees"};
        const std::string currency(kCurrencies[account.currency].code);
        row.kind = row.product = "internal";
        row.internalCode = "demo." + std::string(kCodes[account.owner]) + "." + currency;
        row.displayName = std::string(internalName(account.owner)) + " " + currency;
    }

    void writeBlock(std::uint32_t number, const AccountId& id, const DemoAccount& account)
    {
        Dice dice = m_plan.seed().dice(Draw::Hold, number);
        BlockRow row{.accountId = id};
        row.reason = dice.pick(kBlockedBecause);
        row.placedBy = m_plan.staffId(DemoPlan::teller(account.branch, 0));
        row.placedAt =
            m_plan.calendar().at(m_plan.calendar().days() - 1, static_cast<int>(dice.between(9 * 3600, 17 * 3600)));
        row.id = BlockId(m_plan.seed().id(Draw::Hold, number, row.placedAt));
        m_rows.blocks.add(row);
    }

    void setStatus(AccountRow& row, std::uint32_t number, const DemoAccount& account)
    {
        switch (account.finalStatus) {
        case FinalStatus::Open:
            break;
        case FinalStatus::Blocked:
            writeBlock(number, row.id, account);
            break;
        case FinalStatus::Closed:
            row.status = contract::AccountStatus::Closed;
            row.statusReason = "Closed at the owner's request";
            break;
        }
    }

    // A hold is never more than a quarter of the balance, as held money cannot be spent otherwise.
    std::int64_t writeHold(std::uint32_t number, const AccountId& id, const DemoAccount& account)
    {
        Dice dice = m_plan.seed().dice(Draw::Hold, ~std::uint64_t{number});
        const std::int64_t enough = DemoPlan::amount(20'000, account.currency);
        if (account.finalStatus != FinalStatus::Open || number < kKnownCustomers || account.balance < enough ||
            !dice.chance(2))
            return 0;
        const std::int64_t amount = dice.between(1, account.balance / 400) * 100;
        const Instant placed = m_plan.calendar().at(m_plan.calendar().days() - 1 - static_cast<int>(dice.below(4)),
                                                    static_cast<int>(dice.between(9 * 3600, 17 * 3600)));
        PlacedHoldRow row;
        row.id = HoldId(m_plan.seed().id(Draw::Hold, number, placed));
        row.accountId = id;
        row.amount = amount;
        row.reason = dice.pick(kHeldBecause);
        row.placedBy = m_plan.staffId(DemoPlan::teller(account.branch, dice.below(kTellersOfBranch)));
        row.placedAt = placed;
        row.expiresAt = placed + std::chrono::days(30);
        m_rows.holds.add(row);
        return amount;
    }

    void writeHolders(std::uint32_t number, const AccountId& id, const DemoAccount& account)
    {
        m_rows.holders.add({id, m_plan.customerId(account.owner), contract::HolderRelation::Owner});
        if (const auto other = m_plan.disponent(number))
            m_rows.holders.add({id, m_plan.customerId(*other), contract::HolderRelation::Disponent});
        if (!m_plan.isActive(number))
            return;
        const Instant made = m_plan.calendar().at(0, 0) - std::chrono::days(30);
        const Uuid order = m_plan.seed().id(Draw::Standing, number, made);
        const std::string creditor =
            m_target.customerKeys[account.owner].encrypt(landlordOf(m_plan, number), importing::creditorContext(order));
        StandingOrderRow row{.id = order, .accountId = id, .amount = rentOf(m_plan, number)};
        row.currency = kCurrencies[account.currency].code;
        row.creditor = {creditor};
        row.purpose = "rent";
        row.createdAt = made;
        m_rows.orders.add(row);
    }

    const DemoPlan& m_plan;
    const DemoTarget& m_target;
    AccountRows& m_rows;
};

} // namespace

void writeAccounts(db::CopyIn& load, const DemoPlan& plan, const DemoTarget& target,
                   const std::vector<DemoAccount>& accounts, const Step& step)
{
    for (std::uint32_t number = 0; number < plan.allAccounts();) {
        AccountRows rows;
        AccountWriter writer(plan, target, rows);
        for (std::uint32_t i = 0; i < kAccountsAtOnce && number < plan.allAccounts(); ++i, ++number)
            writer.write(number, accounts[number]);
        rows.send(load);
        step(number);
    }
}

void writeWaitingOrders(db::CopyIn& load, const DemoPlan& plan, const DemoTarget& target,
                        const std::vector<DemoAccount>& accounts)
{
    constexpr std::size_t kPerBranch = 2;
    db::CopyTable<WaitingOrderRow> rows("bank.approval_request");
    db::CopyTable<FirstStepRow> steps("bank.approval_step");
    db::CopyTable<PlacedHoldRow> holds("bank.hold");
    std::vector<std::size_t> written(branches().size(), 0);
    const DemoCalendar& calendar = plan.calendar();
    for (std::uint32_t number = kKnownCustomers; number < plan.customers(); ++number) {
        const DemoAccount& debtor = accounts[number];
        // Above a teller's limit (20,000 EUR, 500,000 CZK), and available.
        const std::int64_t least = DemoPlan::amount(2'000'000, debtor.currency);
        if (written[debtor.branch] == kPerBranch || debtor.finalStatus != FinalStatus::Open ||
            debtor.balance < least * 2)
            continue;
        const auto creditor = std::find_if(
            accounts.begin() + number + 1, accounts.begin() + plan.accounts(), [&](const DemoAccount& other) {
                return other.currency == debtor.currency && other.finalStatus == FinalStatus::Open &&
                       other.owner != debtor.owner;
            });
        if (creditor == accounts.begin() + plan.accounts())
            continue;
        Dice dice = plan.seed().dice(Draw::Approval, number);
        const Instant at = calendar.at(calendar.days() - 1, 10 * 3600 + static_cast<int>(dice.below(6 * 3600)));
        const ApprovalId id(plan.seed().id(Draw::Approval, number, at));
        const std::string memo =
            target.customerKeys[debtor.owner].encrypt("Purchase contract, second part", "memo " + id.toString());
        WaitingOrderRow row{.id = id};
        row.requestedBy = plan.staffId(DemoPlan::teller(debtor.branch, written[debtor.branch]++));
        row.branchId = target.branches[debtor.branch];
        row.debtorAccount = plan.accountId(number);
        row.creditorAccount = plan.accountId(static_cast<std::uint32_t>(creditor - accounts.begin()));
        row.amount = dice.between(least / 100 + 1, debtor.balance / 150) * 100; // beside a hold on a quarter
        row.legAccounts = {row.debtorAccount.uuid(), row.creditorAccount.uuid()};
        row.legAmounts = {-row.amount, row.amount};
        row.currency = kCurrencies[debtor.currency].code;
        row.memo = {memo};
        row.reasons = {contract::nameOf(contract::ApprovalReason::AboveTransferLimit)};
        row.requestedAt = at;
        row.expiresAt = at + std::chrono::days(30);
        rows.add(row);
        steps.add({.requestId = id, .by = row.requestedBy, .at = at});
        PlacedHoldRow hold;
        hold.id = HoldId(plan.seed().id(Draw::Approval, ~std::uint64_t{number}, at));
        hold.accountId = row.debtorAccount;
        hold.amount = row.amount;
        hold.placedBy = row.requestedBy;
        hold.placedAt = at;
        hold.approvalId = id;
        holds.add(hold);
    }
    load.copy(rows);
    load.copy(steps);
    load.copy(holds);
    load.query("UPDATE bank.account a SET holds = a.holds + h.amount FROM bank.hold h"
               " WHERE h.approval_id IS NOT NULL AND a.id = h.account_id");
}

} // namespace cf::bank::demo
