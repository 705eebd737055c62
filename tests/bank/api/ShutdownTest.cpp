// A bank shuts down in the order that its parts asked for, whatever their order of creation.
#include "services/bank/api/Shutdown.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

using namespace cf::bank;

namespace {

using Said = std::vector<std::string>;

//! Reports its destruction.
struct Part
{
    Part(Said& said, std::string name)
        : m_said(said)
        , m_name(std::move(name))
    {
    }
    ~Part() { m_said.push_back(m_name); }
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;

    Said& m_said;
    std::string m_name;
};

TEST(TheEndOfABank, followsItsPhasesAndNotTheOrderOfItsParts)
{
    const Said expected{"monitor", "server",   "passwords", "workers",   "ledger",
                        "relay",   "refusals", "reads",     "sequencer", "checkpoint"};
    const std::vector<std::pair<ShutdownPhase, std::string>> parts{
        {ShutdownPhase::Watching, "monitor"},    {ShutdownPhase::Calls, "server"},
        {ShutdownPhase::Passwords, "passwords"}, {ShutdownPhase::Work, "workers"},
        {ShutdownPhase::Booking, "ledger"},      {ShutdownPhase::Background, "relay"},
        {ShutdownPhase::Refusals, "refusals"},   {ShutdownPhase::ReadAudit, "reads"},
        {ShutdownPhase::Sealing, "sequencer"},   {ShutdownPhase::Last, "checkpoint"}};
    Said forwards;
    {
        Shutdown shutdown;
        for (auto part = parts.begin(); part != parts.end(); ++part)
            shutdown.own<Part>(part->first, forwards, part->second);
        EXPECT_EQ(forwards, Said());
    }
    EXPECT_EQ(forwards, expected);
    Said backwards;
    {
        Shutdown shutdown;
        for (auto part = parts.rbegin(); part != parts.rend(); ++part)
            shutdown.add(part->first, [&backwards, part] { backwards.push_back(part->second); });
    }
    EXPECT_EQ(backwards, expected);
}

TEST(TheEndOfABank, takesWhatWasMadeLastFirstWithinAPhase)
{
    Said said;
    {
        Shutdown shutdown;
        const Part& used = shutdown.own<Part>(ShutdownPhase::Last, said, "used");
        shutdown.own<Part>(ShutdownPhase::Last, said, "user of " + used.m_name);
    }
    EXPECT_EQ(said, (Said{"user of used", "used"}));
}

TEST(TheEndOfABank, endsWhatIsThereWhenTheRestCouldNotBeMade)
{
    Said said;
    const auto make = [&said] {
        Shutdown shutdown;
        shutdown.own<Part>(ShutdownPhase::Sealing, said, "sequencer");
        shutdown.own<Part>(ShutdownPhase::ReadAudit, said, "reads");
        throw std::runtime_error("the port is in use");
    };
    EXPECT_THROW(make(), std::runtime_error);
    EXPECT_EQ(said, (Said{"reads", "sequencer"}));
}

} // namespace
