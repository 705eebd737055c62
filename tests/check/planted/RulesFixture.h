// A drill with a sound bank, to be broken by the tests of the rules.
#pragma once

#include "tests/check/planted/SoundDrill.h"

#include <gtest/gtest.h>

namespace cf::check {

inline constexpr Nanoseconds kSecond = 1'000'000'000;

// Accounts 0 and 1 are customers', 2 the bank's own, 3 and 4 the same in another currency.
inline std::vector<OpenedAccount> accounts()
{
    const Currency euro = *Currency::parse("EUR");
    const Currency koruna = *Currency::parse("CZK");
    return {{SoundDrill::account(0), euro, 1'000'00, 1, 0},
            {SoundDrill::account(1), euro, 500'00, 3, 100'00},
            {SoundDrill::account(2), euro, -1'500'00, 2, std::nullopt},
            {SoundDrill::account(3), koruna, 0, 0, 0},
            {SoundDrill::account(4), koruna, 0, 0, std::nullopt}};
}

inline Operation exchange()
{
    const Currency euro = *Currency::parse("EUR");
    const Currency koruna = *Currency::parse("CZK");
    return {OperationKind::Transfer,
            {{SoundDrill::account(0), -10'00, euro},
             {SoundDrill::account(2), 10'00, euro},
             {SoundDrill::account(4), -250'00, koruna},
             {SoundDrill::account(3), 250'00, koruna}},
            {}};
}

class Rules : public ::testing::Test
{
protected:
    Uuid done(Operation operation, std::int64_t client = 1)
    {
        const Uuid key = drill.invoke(client, std::move(operation));
        drill.answer(key);
        return key;
    }
    ObjectId made(Operation operation) { return *drill.madeBy(done(std::move(operation))); }
    //! Two transfers of the same amount; if together, both are sent before either is answered.
    void twoTransfers(bool together)
    {
        const Uuid first = drill.invoke(1, transfer(0, 1, 10'00));
        drill.decide(first);
        if (!together)
            drill.answer(first);
        const Uuid second = drill.invoke(1, transfer(0, 1, 10'00));
        drill.answer(second);
        if (together)
            drill.answer(first);
    }
    std::string broken() { return brokenRules(drill.finish()); }

    SoundDrill drill{accounts()};
};

} // namespace cf::check
