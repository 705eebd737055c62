// A bank ends in the order that its parts asked for, whatever the order in which they came.
#include "services/bank/api/Endings.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

using namespace cf::bank;

namespace {

using Said = std::vector<std::string>;

//! Says when it goes.
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
    const Said expected{"monitor", "server",   "passwords", "workers", "ledger",
                        "relay",   "refusals", "looks",     "sealer",  "mark"};
    const std::vector<std::pair<Ends, std::string>> parts{{Ends::Watching, "monitor"},    {Ends::Calls, "server"},
                                                          {Ends::Passwords, "passwords"}, {Ends::Work, "workers"},
                                                          {Ends::Booking, "ledger"},      {Ends::Background, "relay"},
                                                          {Ends::Refusals, "refusals"},   {Ends::Looks, "looks"},
                                                          {Ends::Sealing, "sealer"},      {Ends::Last, "mark"}};
    Said forwards;
    {
        Endings endings;
        for (auto part = parts.begin(); part != parts.end(); ++part)
            endings.own<Part>(part->first, forwards, part->second);
        EXPECT_EQ(forwards, Said());
    }
    EXPECT_EQ(forwards, expected);
    Said backwards;
    {
        Endings endings;
        for (auto part = parts.rbegin(); part != parts.rend(); ++part)
            endings.add(part->first, [&backwards, part] { backwards.push_back(part->second); });
    }
    EXPECT_EQ(backwards, expected);
}

TEST(TheEndOfABank, takesWhatWasMadeLastFirstWithinAPhase)
{
    Said said;
    {
        Endings endings;
        const Part& used = endings.own<Part>(Ends::Last, said, "used");
        endings.own<Part>(Ends::Last, said, "user of " + used.m_name);
    }
    EXPECT_EQ(said, (Said{"user of used", "used"}));
}

TEST(TheEndOfABank, endsWhatIsThereWhenTheRestCouldNotBeMade)
{
    Said said;
    const auto make = [&said] {
        Endings endings;
        endings.own<Part>(Ends::Sealing, said, "sealer");
        endings.own<Part>(Ends::Looks, said, "looks");
        throw std::runtime_error("the port is somebody else's");
    };
    EXPECT_THROW(make(), std::runtime_error);
    EXPECT_EQ(said, (Said{"looks", "sealer"}));
}

} // namespace
