// The verdict is unknown, and red, until the final reads are complete. The program says so by its exit code.
#include "tests/check/planted/SoundDrill.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace cf;
using namespace cf::check;

namespace {

class Verdicts : public ::testing::Test
{
protected:
    Verdicts()
    {
        drill.fault("kill", FaultPhase::Begin);
        for (int i = 0; i < 2; ++i)
            drill.answer(drill.invoke(1, transfer(0, 1, 10'00)));
        drill.fault("kill", FaultPhase::End);
        drill.read(1);
    }

    SoundDrill drill{{{SoundDrill::account(0), *Currency::parse("EUR"), 100'00, 1, 0},
                      {SoundDrill::account(1), *Currency::parse("EUR"), 0, 0, 0}}};
};

//! The exit code of counterfoil_check for such a file.
int exitCode(const std::string& content, const std::string& options = {})
{
    const auto file = std::filesystem::temp_directory_path() / ("history-" + Uuid::v7().toString());
    std::ofstream(file, std::ios::binary) << content;
    const std::string command =
        std::string("'") + COUNTERFOIL_CHECK + "' " + options + " '" + file.string() + "' >/dev/null 2>&1";
    const int status = std::system(command.c_str());
    std::filesystem::remove(file);
    return WEXITSTATUS(status);
}

} // namespace

TEST_F(Verdicts, aHistoryThatLacksAnyFinalReadIsUnknown)
{
    const std::size_t course = drill.lines().size();
    const std::vector<Line> lines = drill.finish();
    ASSERT_EQ(brokenRules(lines), "");
    for (std::size_t left = course; left < lines.size(); ++left) {
        auto fewer = lines;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(left));
        const Report report = judge(fewer);
        EXPECT_EQ(report.verdict, Verdict::Unknown) << textOf(lines[left]);
        EXPECT_FALSE(report.missing.empty());
        EXPECT_TRUE(report.violations.empty());
    }
}

TEST_F(Verdicts, aHistoryThatLacksPartOfAFinalReadIsUnknown)
{
    auto lines = drill.finish();
    nth<line::FinalOutbox>(lines, 0).transfers.pop_back();
    EXPECT_EQ(brokenRules(lines), "unknown");
    nth<line::End>(lines, 0).events -= 1;
    EXPECT_EQ(brokenRules(lines), "C9");
}

TEST_F(Verdicts, aDrillWhoseFaultNeverEndsIsUnknown)
{
    drill.fault("partition", FaultPhase::Begin);
    EXPECT_EQ(brokenRules(drill.finish()), "unknown");
}

TEST_F(Verdicts, strictlyADrillMustHaveTestedSomething)
{
    const auto without = [lines = drill.finish()]<class Kind>(Kind) {
        auto fewer = lines;
        std::erase_if(fewer, [](const Line& line) { return std::holds_alternative<Kind>(line); });
        EXPECT_EQ(judge(fewer).verdict, Verdict::Green);
        return judge(fewer, Demand::Telling).verdict;
    };
    EXPECT_EQ(without(line::Replayed{}), Verdict::Green);
    EXPECT_EQ(without(line::Fault{}), Verdict::Unknown);
    EXPECT_EQ(without(line::Read{}), Verdict::Unknown);
    const SoundDrill idle({{SoundDrill::account(0), *Currency::parse("EUR"), 100'00, 1, 0}});
    EXPECT_EQ(judge(SoundDrill(idle).finish(), Demand::Telling).verdict, Verdict::Unknown);
}

TEST_F(Verdicts, theReportCountsWhatTheClientsSaw)
{
    drill.pass(2'500'000'000);
    drill.answer(drill.invoke(1, transfer(0, 1, 10'00)));
    const std::string text = textOf(judge(drill.finish()));
    EXPECT_NE(text.find("invoked 3, acknowledged 3, refused 0, failed 0\nlost 0, doubled 0, unknown 0, resolved 0\n"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("longest gap between acknowledgements 2500 ms"), std::string::npos) << text;
    EXPECT_NE(text.find("fault kill: 1, longest gap 2500 ms\n"), std::string::npos) << text;
    EXPECT_NE(text.find("green"), std::string::npos) << text;
}

TEST_F(Verdicts, theProgramsExitCodeIsTheVerdict)
{
    SoundDrill lossy = drill;
    lossy.acknowledgeOnly(lossy.invoke(1, transfer(0, 1, 10'00)));
    const std::string running = textOf(drill.lines());
    const std::string sound = textOf(drill.finish());
    EXPECT_EQ(exitCode(sound), 0);
    EXPECT_EQ(exitCode(sound, "--strict"), 0);
    EXPECT_EQ(exitCode(textOf(lossy.finish())), 1);
    EXPECT_EQ(exitCode("nonsense\n"), 2);
    EXPECT_EQ(exitCode(sound, "--unheard"), 2);
    EXPECT_EQ(exitCode(running), 3);
    EXPECT_EQ(exitCode(running + "{\"line\":"), 3);
    EXPECT_EQ(exitCode(""), 3);
}
