// Writes the history of a drill against a bank that keeps all its promises: a small one in memory, which decides at one
// moment between order and answer. Tests then break one of them, or make the bank break it.
#pragma once

#include "tests/check/history/Checker.h"

#include <set>

namespace cf::check {

class SoundDrill
{
public:
    //! Opens it with these accounts; see account().
    explicit SoundDrill(std::vector<OpenedAccount> accounts, std::int64_t seed = 0);

    //! The n-th account's id, also before there is one.
    static AccountId account(std::size_t n);

    // The clients. Each takes a microsecond.
    Uuid invoke(std::int64_t client, Operation operation);
    void answer(const Uuid& key);  //!< "ok" or "refused", as decided; decides it if nobody has.
    void lose(const Uuid& key);    //!< "unknown".
    void fail(const Uuid& key);    //!< "failed".
    void resolve(const Uuid& key); //!< "resolved", as decided; abandons it if nobody has.
    void replay(const Uuid& key, std::string appended = {}); //!< The first answer, with this after it.
    void read(std::int64_t client);                          //!< A snapshot of all accounts.
    void fault(const std::string& name, FaultPhase phase);
    void pass(Nanoseconds time) { m_now += time; }

    // The bank.
    void decide(const Uuid& key);
    bool isDecided(const Uuid& key) const { return m_orders.at(key).state.has_value(); }
    std::optional<ObjectId> madeBy(const Uuid& key) const { return m_orders.at(key).made; }
    bool isActive(const ObjectId& object) const { return m_active.contains(object); }

    // A bank that breaks its promises.
    void book(const Uuid& key);                             //!< Whatever was decided, and although there are no funds.
    void acknowledgeOnly(const Uuid& key);                  //!< "ok", without having booked anything.
    void refuse(const Uuid& key, contract::ErrorCode code); //!< "refused", whatever was decided.

    //! So far. Tests change lines in place and repeat them.
    std::vector<Line>& lines() { return m_lines; }
    //! Appends the final reads and returns everything.
    std::vector<Line> finish();

private:
    struct Decided
    {
        line::Invoke invoke;
        std::optional<KeyState> state;
        std::optional<ObjectId> made;
        std::optional<contract::ErrorCode> code;
        std::vector<BalanceRead> balances;
        std::string answer;
    };
    struct Balance
    {
        OpenedAccount opened;
        std::int64_t balance = 0;
        std::int64_t holds = 0;
        std::int64_t entries = 0;
    };

    Nanoseconds tick() { return m_now += 1000; }
    Uuid nextUuid();
    std::vector<Leg> legsOf(const Operation& operation) const;
    std::optional<contract::ErrorCode> refusalOf(const Operation& operation) const;
    void apply(Decided& order);
    void reserve(const std::vector<Leg>& legs, std::int64_t sign);
    ObjectId bookTransfer(Decided& order);

    Nanoseconds m_now = 0;
    std::int64_t m_lastUuid = 1000;
    std::vector<Line> m_lines;
    std::map<AccountId, Balance> m_balances;
    std::map<Uuid, Decided> m_orders;
    std::map<ObjectId, Operation> m_objects; //!< What was ordered of each hold, approval and transfer.
    std::set<ObjectId> m_active;             //!< Those that may still be acted on.
    std::vector<line::FinalTransfer> m_transfers;
    std::map<ObjectId, std::int64_t> m_changes;
};

//! Two legs between two accounts.
Operation transfer(std::size_t debtor, std::size_t creditor, std::int64_t amount);
Operation holdOn(std::size_t account, std::int64_t amount);
Operation acting(OperationKind kind, const ObjectId& object, std::vector<Leg> legs = {});

//! The history as text, as HistoryWriter would write it.
std::string textOf(const std::vector<Line>& lines);
//! Throws std::runtime_error for what is no history.
Report judge(const std::vector<Line>& lines, Demand demand = Demand::Sound);
//! The names of the rules with violations, each once: "C1 C3"; "unknown" if there is no verdict.
std::string brokenRules(const std::vector<Line>& lines);

//! The n-th line of a kind; from the end if negative.
template <class Kind>
Kind& nth(std::vector<Line>& lines, int n)
{
    std::vector<Kind*> found;
    for (Line& line : lines)
        if (auto* kind = std::get_if<Kind>(&line))
            found.push_back(kind);
    return *found.at(n < 0 ? found.size() - static_cast<std::size_t>(-n) : static_cast<std::size_t>(n));
}

} // namespace cf::check
