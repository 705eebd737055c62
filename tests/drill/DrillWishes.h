// What a member of staff of the drill orders next: mostly sensible, now and then what must be refused, and often on the
// same few accounts. By a seed and by what the board shows.
//
// The simulator's wishes are made for its model, which knows before any bank does whether an order waits; a history
// says so before the order is sent, so here the amounts decide it: limits stand far from what is drawn.
#pragma once

#include "services/contract/Approvals.h"
#include "services/contract/Batches.h"
#include "services/contract/Holds.h"
#include "tests/drill/Board.h"
#include "tests/drill/Person.h"

#include <functional>

namespace cf::drill {

//! Above this a teller's order waits. Minor units.
inline constexpr std::int64_t kTellersLimit = 50'000;
//! Orders.
inline constexpr std::int64_t kLargestDrilledBatch = 50;

using OrderReply = test::ApiReply<contract::OrderOutcome>;

struct DrillWish
{
    check::Operation operation;
    std::function<OrderReply(test::ApiClient&, const Uuid& key)> send;
};

//! The same order alone or in a batch.
struct BatchedWish
{
    check::Operation operation;
    contract::BatchedOrder order; //!< Under its key.
};

class DrillWishes
{
public:
    //! What is named by reference outlives it.
    DrillWishes(const std::vector<DrilledAccount>& accounts, Board& board, Person& person, Role role,
                simulation::Chance& chance)
        : m_accounts(accounts)
        , m_board(board)
        , m_person(person)
        , m_role(role)
        , m_chance(chance)
    {
    }

    //! `client` may look something up first. None: nothing to be done just now.
    std::optional<DrillWish> next(test::ApiClient& client);

    //! Two orders to fifty, each under a key of its own.
    std::vector<BatchedWish> batch();

    const DrilledAccount& account();

private:
    BatchedWish transfer();
    BatchedWish large();
    std::optional<DrillWish> placement();
    std::optional<DrillWish> capture();
    std::optional<DrillWish> release();
    std::optional<DrillWish> reversal();
    std::optional<DrillWish> change(test::ApiClient& client, const std::optional<KnownOrder>& waiting);
    std::optional<DrillWish> decision(test::ApiClient& client);
    std::optional<DrillWish> approval();

    std::pair<const DrilledAccount*, const DrilledAccount*> two();
    BatchedWish booking(check::OperationKind kind, std::int64_t amount);
    BatchedWish split();
    std::vector<check::Leg> legsOf(const contract::Approval& shown) const;

    const std::vector<DrilledAccount>& m_accounts;
    Board& m_board;
    Person& m_person;
    Role m_role;
    simulation::Chance& m_chance;
    //! What this person has looked at and will approve once the authenticator shows another code.
    std::optional<test::ApiReply<contract::Approval>> m_shown;
};

} // namespace cf::drill
