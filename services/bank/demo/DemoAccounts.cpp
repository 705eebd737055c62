// The accounts' part of DemoPeople.h: rows as the history left them, and what hangs on them.
#include "services/bank/demo/DemoPeople.h"

#include "services/bank/importing/ImportWriter.h"

#include <algorithm>

namespace cf::bank::demo {
namespace {

constexpr std::uint32_t kChunk = 4'000;

constexpr std::string_view kFrozenBecause[] = {
    "Court order 31 EXE 118",          "Suspected fraud, under inquiry", "The owner has died; estate pending",
    "Identity documents have expired", "Frozen at the owner's request",  "Payments under sanctions review"};
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

//! The rows of one chunk of accounts.
struct AccountRows
{
    db::CopyRows accounts{"bank.account (id, iban, branch_id, kind, internal_code, product, display_name, currency,"
                          " status, status_reason, balance, holds, overdraft_limit, last_entry_number,"
                          " last_recorded_at, opened_on, closed_on)"};
    db::CopyRows holders{"bank.account_holder (account_id, customer_id, relation)"};
    db::CopyRows holds{"bank.hold (id, account_id, amount, reason, placed_by, placed_at, expires_at)"};
    db::CopyRows orders{"bank.standing_order (id, account_id, amount, currency, creditor, purpose, created_at)"};

    void send(db::CopyIn& load)
    {
        for (db::CopyRows* rows : {&accounts, &holders, &holds, &orders})
            load.copy(*rows);
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
        const std::int64_t held = internal ? 0 : writeHold(number, id, account);
        auto& row = m_rows.accounts.row().uuid(id.uuid()).text(m_plan.iban(number).electronic());
        row.uuid(m_target.branches[account.branch].uuid()).text(internal ? "internal" : "customer");
        writeKind(row, number, account);
        row.text(kCurrencies[account.currency].code);
        writeStatus(row, number, account);
        row.number(account.balance).number(held).number(account.overdraft).number(account.entries);
        if (account.entries > 0)
            row.instant(Instant(std::chrono::milliseconds(account.lastAt)));
        else
            row.null();
        row.date(internal ? m_plan.calendar().date(0) : m_plan.openedOn(number, account));
        if (account.fate == Fate::Closed)
            row.date(m_plan.calendar().date(account.lastDay));
        else
            row.null();
        if (!internal)
            writeHolders(number, id, account);
    }

private:
    void writeKind(db::CopyRows& row, std::uint32_t number, const DemoAccount& account)
    {
        if (!m_plan.isInternal(number)) {
            row.null().text(productName(account.product)).text(m_plan.customer(account.owner).display);
            return;
        }
        constexpr std::string_view kCodes[] = {"cash", "clearing", "cards", "interest-paid", "fees"};
        const std::string currency(kCurrencies[account.currency].code);
        row.text("demo." + std::string(kCodes[account.owner]) + "." + currency).text("internal");
        row.text(std::string(internalName(account.owner)) + " " + currency);
    }

    void writeStatus(db::CopyRows& row, std::uint32_t number, const DemoAccount& account)
    {
        switch (account.fate) {
        case Fate::Open:
            row.text("open").text("");
            break;
        case Fate::Frozen: {
            Dice dice = m_plan.seed().dice(Draw::Hold, number);
            row.text("frozen").text(dice.pick(kFrozenBecause));
            break;
        }
        case Fate::Closed:
            row.text("closed").text("Closed at the owner's request");
            break;
        }
    }

    // What is held may be spent by nobody else: it is never more than a quarter of what is there.
    std::int64_t writeHold(std::uint32_t number, const AccountId& id, const DemoAccount& account)
    {
        Dice dice = m_plan.seed().dice(Draw::Hold, ~std::uint64_t{number});
        const std::int64_t enough = DemoPlan::amount(20'000, account.currency);
        if (account.fate != Fate::Open || number < kKnownCustomers || account.balance < enough || !dice.chance(2))
            return 0;
        const std::int64_t amount = dice.between(1, account.balance / 400) * 100;
        const Instant placed = m_plan.calendar().at(m_plan.calendar().days() - 1 - static_cast<int>(dice.below(4)),
                                                    static_cast<int>(dice.between(9 * 3600, 17 * 3600)));
        m_rows.holds.row()
            .uuid(m_plan.seed().id(Draw::Hold, number, placed))
            .uuid(id.uuid())
            .number(amount)
            .text(dice.pick(kHeldBecause))
            .uuid(m_plan.staffId(DemoPlan::teller(account.branch, dice.below(kTellersOfBranch))).uuid())
            .instant(placed)
            .instant(placed + std::chrono::days(30));
        return amount;
    }

    void writeHolders(std::uint32_t number, const AccountId& id, const DemoAccount& account)
    {
        m_rows.holders.row().uuid(id.uuid()).uuid(m_plan.customerId(account.owner).uuid()).text("owner");
        if (const auto other = m_plan.disponent(number))
            m_rows.holders.row().uuid(id.uuid()).uuid(m_plan.customerId(*other).uuid()).text("disponent");
        if (!m_plan.isActive(number))
            return;
        const Instant made = m_plan.calendar().at(0, 0) - std::chrono::days(30);
        const Uuid order = m_plan.seed().id(Draw::Standing, number, made);
        const std::string creditor =
            m_target.customerKeys[account.owner].seal(landlordOf(m_plan, number), importing::creditorContext(order));
        m_rows.orders.row()
            .uuid(order)
            .uuid(id.uuid())
            .number(rentOf(m_plan, number))
            .text(kCurrencies[account.currency].code)
            .bytes(creditor)
            .text("rent")
            .instant(made);
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
        for (std::uint32_t i = 0; i < kChunk && number < plan.allAccounts(); ++i, ++number)
            writer.write(number, accounts[number]);
        rows.send(load);
        step(number);
    }
}

void writeWaitingOrders(db::CopyIn& load, const DemoPlan& plan, const DemoTarget& target,
                        const std::vector<DemoAccount>& accounts)
{
    constexpr std::size_t kPerBranch = 2;
    db::CopyRows rows("bank.approval_request (id, requested_by, branch_id, debtor_account, creditor_account, amount,"
                      " currency, memo, reason, requested_at, expires_at)");
    std::vector<std::size_t> written(branches().size(), 0);
    const DemoCalendar& calendar = plan.calendar();
    for (std::uint32_t number = kKnownCustomers; number < plan.customers(); ++number) {
        const DemoAccount& debtor = accounts[number];
        // More than a teller may move alone (20,000 EUR, 500,000 CZK), and there.
        const std::int64_t least = DemoPlan::amount(2'000'000, debtor.currency);
        if (written[debtor.branch] == kPerBranch || debtor.fate != Fate::Open || debtor.balance < least * 3 / 2)
            continue;
        const auto creditor = std::find_if(
            accounts.begin() + number + 1, accounts.begin() + plan.accounts(), [&](const DemoAccount& other) {
                return other.currency == debtor.currency && other.fate == Fate::Open && other.owner != debtor.owner;
            });
        if (creditor == accounts.begin() + plan.accounts())
            continue;
        Dice dice = plan.seed().dice(Draw::Approval, number);
        const Instant at = calendar.at(calendar.days() - 1, 10 * 3600 + static_cast<int>(dice.below(6 * 3600)));
        const ApprovalId id(plan.seed().id(Draw::Approval, number, at));
        const std::string memo =
            target.customerKeys[debtor.owner].seal("Purchase contract, second part", "memo " + id.toString());
        rows.row()
            .uuid(id.uuid())
            .uuid(plan.staffId(DemoPlan::teller(debtor.branch, written[debtor.branch]++)).uuid())
            .uuid(target.branches[debtor.branch].uuid())
            .uuid(plan.accountId(number).uuid())
            .uuid(plan.accountId(static_cast<std::uint32_t>(creditor - accounts.begin())).uuid())
            .number(dice.between(least / 100 + 1, debtor.balance / 120) * 100)
            .text(kCurrencies[debtor.currency].code)
            .bytes(memo)
            .text("aboveLimit")
            .instant(at)
            .instant(at + std::chrono::days(30));
    }
    load.copy(rows);
}

} // namespace cf::bank::demo
