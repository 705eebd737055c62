// Gives the simulator's orders to a real bank, over TLS as the desktop does, and reads its answers.
#pragma once

#include "services/contract/Transfers.h"
#include "tests/simulate/bank/BankRecords.h"
#include "tests/simulate/bank/ServedWorld.h"

namespace cf::simulation {

using BankReply = test::ApiReply<contract::OrderOutcome>;

//! "booked", "waiting", or the problem's title.
std::string textOf(const BankReply& reply);

//! The outcome of its key; empty: the answer is none.
std::optional<KeyOutcome> outcomeIn(const BankReply& reply);

class ServedOrders
{
public:
    //! What is named by reference outlives it.
    ServedOrders(ServedWorld& bank, const World& world, const BankRecords& records)
        : m_bank(bank)
        , m_world(world)
        , m_records(records)
    {
    }

    //! When the bank says that it was asked too often, it is asked again.
    BankReply send(const bank::OrderContent& order, std::size_t person, const Uuid& key);
    BankReply resolve(std::size_t person, const Uuid& key);

private:
    struct Sender
    {
        std::size_t person;
        Uuid key;
    };

    BankReply post(const bank::BookingOrder& order, const Sender& sender);
    BankReply post(const bank::Reversal& order, const Sender& sender);
    BankReply post(const bank::HoldPlacement& order, const Sender& sender);
    BankReply post(const bank::HoldRelease& order, const Sender& sender);
    BankReply post(const bank::HoldCapture& order, const Sender& sender);
    BankReply post(const bank::ApprovalOrder& order, const Sender& sender);
    BankReply post(const bank::ApprovalChangeOrder& order, const Sender& sender);

    //! As shown in the version "version 3".
    std::string match(ApprovalId approval, const std::string& version) const;

    ServedWorld& m_bank;
    const World& m_world;
    const BankRecords& m_records;
};

} // namespace cf::simulation
