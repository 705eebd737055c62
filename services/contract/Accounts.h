// Accounts, their entries, and lookup of transfer recipients.
#pragma once

#include "services/contract/Operation.h"
#include "services/contract/Page.h"
#include "services/contract/WireValues.h"

namespace cf::contract {

enum class AccountStatus
{
    Open,
    Dormant, //!< Long unused: it is paid, and pays nothing.
    Closed,
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(AccountStatus, Open, Dormant, Closed)

//! What an account is blocked for.
enum class BlockSide
{
    None,
    Debits,
    Credits,
    Both,
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(BlockSide, None, Debits, Credits, Both)

struct AccountSummary
{
    AccountId id;
    Iban iban;
    std::string product;
    std::string holderName;
    AccountStatus status = AccountStatus::Open;
    BlockSide blocked = BlockSide::None;
    Money ledgerBalance;    //!< Sum of the entries.
    Money availableBalance; //!< Ledger balance - holds + overdraft limit - minimum balance.
};
BOOST_DESCRIBE_STRUCT(AccountSummary, (),
                      (id, iban, product, holderName, status, blocked, ledgerBalance, availableBalance))

enum class HolderRelation
{
    Owner,
    Disponent,
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(HolderRelation, Owner, Disponent)

struct AccountHolder
{
    CustomerId customerId;
    std::string displayName;
    HolderRelation relation = HolderRelation::Owner;
};
BOOST_DESCRIBE_STRUCT(AccountHolder, (), (customerId, displayName, relation))

//! A block in force. An account may have several.
struct AccountBlock
{
    BlockId id;
    BlockSide side = BlockSide::Both;
    std::string reason;
    std::string placedBy; //!< The colleague's name; empty: unknown.
    Instant placedAt;
    std::optional<Instant> until; //!< Empty: until it is lifted.
};
BOOST_DESCRIBE_STRUCT(AccountBlock, (), (id, side, reason, placedBy, placedAt, until))

struct Account
{
    AccountSummary summary;
    std::string statusReason;
    Money holds;
    Money overdraftLimit;
    Money minimumBalance;
    Date openedOn;
    std::int64_t entries = 0; //!< Number of entries, which are numbered 1 … entries.
    std::vector<AccountHolder> holders;
    std::vector<AccountBlock> blocks; //!< In force, newest first.
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (summary, statusReason, holds, overdraftLimit, minimumBalance, openedOn, entries, holders,
                       blocks))

//! One line of an account's statement. Immutable.
struct Entry
{
    std::int64_t number = 0; //!< 1 is the oldest; no gaps.
    TransferId transferId;
    Money amount; //!< Positive: credit.
    Money balanceAfter;
    Date bookingDate;
    Date valueDate;
    Instant recordedAt;
    std::string counterpartyName;
    std::string memo;
};
BOOST_DESCRIBE_STRUCT(Entry, (),
                      (number, transferId, amount, balanceAfter, bookingDate, valueDate, recordedAt, counterpartyName,
                       memo))

struct AccountSearch
{
    SearchText
        search; //!< Part of the holder's name or of the IBAN, at least one character; blanks and accents are ignored.
    std::optional<std::string> cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(AccountSearch, (), (search, cursor, limit))

struct AccountRef
{
    AccountId accountId;
};
BOOST_DESCRIBE_STRUCT(AccountRef, (), (accountId))

struct EntriesQuery
{
    AccountId accountId;
    std::optional<std::int64_t> position; //!< 0 is the newest entry and the default.
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(EntriesQuery, (), (accountId, position, limit))

inline constexpr std::size_t kLongestEntrySearch = 200; //!< Characters.

//! Conditions that an entry must meet, all of them.
struct EntrySearch
{
    AccountId accountId;
    //! Words, each part of the counterparty's name or of the memo; case and accents are ignored.
    std::optional<SearchText> text;
    std::optional<std::int64_t> leastMinorUnits; //!< Of the absolute amount, both inclusive.
    std::optional<std::int64_t> mostMinorUnits;
    std::optional<Date> from; //!< Booking dates, both inclusive.
    std::optional<Date> to;
    std::optional<std::string> cursor; //!< lastKey of the previous page; without: the newest.
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(EntrySearch, (), (accountId, text, leastMinorUnits, mostMinorUnits, from, to, cursor, limit))

//! Money in the account that may not be spent.
struct Hold
{
    HoldId id;
    Money amount; //!< What is left of it.
    std::string reason;
    std::string placedBy; //!< The colleague's name.
    Instant placedAt;
    std::optional<Instant> expiresAt;
    std::optional<ApprovalId> approval; //!< The waiting order that it secures: it ends with that.
};
BOOST_DESCRIBE_STRUCT(Hold, (), (id, amount, reason, placedBy, placedAt, expiresAt, approval))

struct BalanceQuery
{
    AccountId accountId;
    std::optional<Date> asOf;       //!< End of that day, by booking date; or …
    std::optional<Instant> at = {}; //!< … what was recorded by then. Exactly one of the two.
};
BOOST_DESCRIBE_STRUCT(BalanceQuery, (), (accountId, asOf, at))

struct BalanceAsOf
{
    Money ledgerBalance;
    std::int64_t entries = 0; //!< How many were booked, or recorded, by then.
};
BOOST_DESCRIBE_STRUCT(BalanceAsOf, (), (ledgerBalance, entries))

struct PayeeQuery
{
    Iban iban;
};
BOOST_DESCRIBE_STRUCT(PayeeQuery, (), (iban))

//! What a teller may see of any account of the bank before paying into it. No balance.
struct Payee
{
    Iban iban;
    std::string displayName;
    Currency currency;
    bool acceptsCredits = false;
};
BOOST_DESCRIBE_STRUCT(Payee, (), (iban, displayName, currency, acceptsCredits))

struct FindAccounts
{
    using Request = AccountSearch;
    using Response = Page<AccountSummary>;
    static constexpr OperationInfo kInfo{.name = "FindAccounts",
                                         .path = "/v1/accounts",
                                         .permission = Permission::AccountsRead,
                                         .scope = Scope::Branch,
                                         .recorded = {AuditKind::Search, "account.searched"},
                                         .summary = "Accounts by holder's name or IBAN, best first."};
};

struct GetAccount
{
    using Request = AccountRef;
    using Response = Account;
    static constexpr OperationInfo kInfo{.name = "GetAccount",
                                         .path = "/v1/accounts/{accountId}",
                                         .permission = Permission::AccountsRead,
                                         .scope = Scope::Branch,
                                         .recorded = {AuditKind::Read, "account.viewed"},
                                         .summary = "One account with its balances and holders. Has an ETag."};
};

struct ListEntries
{
    using Request = EntriesQuery;
    using Response = Page<Entry>;
    static constexpr OperationInfo kInfo{.name = "ListEntries",
                                         .path = "/v1/accounts/{accountId}/entries",
                                         .permission = Permission::AccountsRead,
                                         .scope = Scope::Branch,
                                         .priority = Priority::History,
                                         .recorded = {AuditKind::List, "account.entriesViewed"},
                                         .summary = "Entries of an account, newest first, by position."};
};

struct FindEntries
{
    using Request = EntrySearch;
    using Response = Page<Entry>;
    static constexpr OperationInfo kInfo{.name = "FindEntries",
                                         .path = "/v1/accounts/{accountId}/entries/search",
                                         .permission = Permission::AccountsRead,
                                         .scope = Scope::Branch,
                                         .priority = Priority::History,
                                         .recorded = {AuditKind::List, "account.entriesSearched"},
                                         .summary = "Entries by text, amount and date, newest first. A page that is "
                                                    "not full may be followed by more."};
};

struct ListHolds
{
    using Request = AccountRef;
    using Response = Page<Hold>;
    static constexpr OperationInfo kInfo{.name = "ListHolds",
                                         .path = "/v1/accounts/{accountId}/holds",
                                         .permission = Permission::AccountsRead,
                                         .scope = Scope::Branch,
                                         .recorded = {AuditKind::Read, "account.holdsViewed"},
                                         .summary = "Active holds, newest first, at most 500."};
};

struct GetBalanceAsOf
{
    using Request = BalanceQuery;
    using Response = BalanceAsOf;
    static constexpr OperationInfo kInfo{
        .name = "GetBalanceAsOf",
        .path = "/v1/accounts/{accountId}/balance",
        .permission = Permission::AccountsRead,
        .scope = Scope::Branch,
        .recorded = {AuditKind::Read, "account.balanceViewed"},
        .summary = "The ledger balance at the end of a booking date, or as recorded at an instant."};
};

struct CheckPayee
{
    using Request = PayeeQuery;
    using Response = Payee;
    static constexpr OperationInfo kInfo{.name = "CheckPayee",
                                         .path = "/v1/payees/{iban}",
                                         .permission = Permission::PayeeCheck,
                                         .scope = Scope::Bank,
                                         .recorded = {AuditKind::Read, "payee.checked"},
                                         .perMinute = 30,
                                         .summary = "An IBAN's account holder, and whether it accepts payments."};
};

} // namespace cf::contract
