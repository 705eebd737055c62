// The format: what is written is read again, and what is no history is refused with its line.
#include "tests/check/history/HistoryReader.h"
#include "tests/check/history/HistoryWriter.h"
#include "tests/check/planted/SoundDrill.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <thread>

using namespace cf;
using namespace cf::check;

namespace {

SoundDrill drillOfTwo()
{
    const Currency euro = *Currency::parse("EUR");
    return SoundDrill({{SoundDrill::account(0), euro, 100'00, 1, 0}, {SoundDrill::account(1), euro, 0, 0, 0}});
}

//! "3: …", the first mistake with its line, or empty.
std::string mistakeIn(const std::string& history)
{
    std::istringstream text(history);
    const auto read = readHistory(text);
    return read ? "" : std::to_string(read.error().line) + ": " + read.error().what;
}

//! A file that is removed again.
class HistoryFile
{
public:
    HistoryFile()
        : m_path(std::filesystem::temp_directory_path() / ("history-" + Uuid::v7().toString()))
    {
    }
    ~HistoryFile() { std::filesystem::remove(m_path); }

    const std::filesystem::path& path() const { return m_path; }
    std::ifstream read() const { return std::ifstream(m_path, std::ios::binary); }

private:
    std::filesystem::path m_path;
};

class History : public ::testing::Test
{
protected:
    History()
    {
        m_key = m_drill.invoke(7, transfer(0, 1, 10'00));
        m_text = check::textOf(m_drill.lines());
    }

    //! The mistake in the third line, if it is this.
    std::string thirdMistake(const Line& line) { return mistakeIn(m_text + textOf(line) + '\n'); }

    SoundDrill m_drill = drillOfTwo();
    Uuid m_key;
    std::string m_text;
};

} // namespace

TEST_F(History, everyKindOfLineIsReadAsItWasWritten)
{
    const Uuid key = m_key;
    const ObjectId made = TransferId(key).toString();
    const AccountId account = SoundDrill::account(0);
    const Currency euro = *Currency::parse("EUR");
    const std::vector<Line> lines = {
        line::Open{-7, 1, {{account, euro, 100, 2, std::nullopt}, {SoundDrill::account(1), euro, -100, 0, 50}}},
        line::Invoke{3, 4, key, acting(OperationKind::Reversal, made)},
        line::Ok{5, key, made, {{account, -1, 2}}, {"{\"a\":\"\u202eé\\n\"}\n"}},
        line::Refused{6, key, contract::ErrorCode::InsufficientFunds, {""}},
        line::Failed{7, key},
        line::Unknown{8, key},
        line::Resolved{9, key, KeyState::Booked, made, std::nullopt},
        line::Resolved{9, key, KeyState::Refused, std::nullopt, contract::ErrorCode::AccountClosed},
        line::Replayed{10, key, {"x"}},
        line::Read{3, 11, 12, {{account, 9'000'000'000'000'000'001, 1}}},
        line::Fault{13, "bankd killed", FaultPhase::End},
        line::FinalAccount{account, 1, 2, 3, 4},
        line::FinalTransfer{made, key, {{account, 1, -2, euro, 3}}},
        line::FinalKey{key, KeyState::Absent, std::nullopt},
        line::FinalAudit{true, {{made, 1}}},
        line::FinalOutbox{{made, made}},
        line::End{14, 1, 2, 3},
    };
    for (const Line& line : lines) {
        const auto read = lineOf(textOf(line));
        ASSERT_TRUE(read) << read.error();
        EXPECT_EQ(textOf(*read), textOf(line));
        EXPECT_EQ(read->index(), line.index());
    }
    EXPECT_EQ(std::get<line::Ok>(*lineOf(textOf(lines[2]))).answer, std::get<line::Ok>(lines[2]).answer);
}

TEST_F(History, aTornLastLineIsLeftOut)
{
    const std::string half = textOf(Line(line::Unknown{3'000, m_key})).substr(0, 30);
    std::istringstream text(m_text + half);
    const auto read = readHistory(text);
    ASSERT_TRUE(read) << read.error().what;
    EXPECT_TRUE(read->torn);
    EXPECT_EQ(read->course.orders().size(), 1U);
    EXPECT_NE(mistakeIn(m_text + half + "\n"), "");
}

TEST_F(History, aMalformedLineIsRefusedWithItsNumber)
{
    for (const char* line : {
             "",
             "{",
             "[]",
             R"({"time":1})",
             R"({"line":"surprise"})",
             R"({"line":"fault","time":1,"name":"x"})",
             R"({"line":"fault","time":1,"name":"x","phase":"middle"})",
             R"({"line":"fault","time":1,"name":"x","phase":"begin","more":1})",
             R"({"line":"fault","time":1,"time":1,"name":"x","phase":"begin"})",
             R"({"line":"fault","time":1.0,"name":"x","phase":"begin"})",
             R"({"line":"fault","time":-1,"name":"x","phase":"begin"})",
             R"({"line":"finalTransfer","id":"acc_0190","legs":[]})",
         })
        EXPECT_TRUE(mistakeIn(m_text + line + "\n").starts_with("3: ")) << line;
    EXPECT_EQ(mistakeIn(m_text + R"({"line":"fault","time":1,"name":"x","phase":"begin"})" + "\n"), "");
}

TEST_F(History, whatCannotFollowIsRefused)
{
    const Uuid other = Uuid::v7();
    const ObjectId made = TransferId(other).toString();
    EXPECT_EQ(thirdMistake(line::Ok{5'000, other, made, {}, {}}),
              "3: the order " + other.toString() + " was never invoked");
    EXPECT_EQ(thirdMistake(line::Ok{1, m_key, made, {}, {}}),
              "3: the order " + m_key.toString() + " was answered before it was invoked");
    EXPECT_EQ(thirdMistake(line::Ok{5'000, m_key, ApprovalId(other).toString(), {}, {}}),
              "3: the order " + m_key.toString() + " cannot make " + ApprovalId(other).toString());
    EXPECT_EQ(thirdMistake(line::Invoke{1, 5'000, m_key, transfer(0, 1, 1)}),
              "3: the order " + m_key.toString() + " was invoked before");
    EXPECT_EQ(thirdMistake(line::Fault{5'000, "x", FaultPhase::End}), "3: the fault \"x\" ends before it began");
    EXPECT_NE(thirdMistake(line::Invoke{1, 5'000, other, transfer(0, 5, 1)}), "");
    EXPECT_NE(thirdMistake(line::Open{}), "");
    EXPECT_EQ(mistakeIn(textOf(Line(line::Unknown{3, m_key})) + "\n"),
              "1: the history does not begin with its opening");
    m_text += textOf(Line(line::Failed{5'000, m_key})) + "\n";
    EXPECT_EQ(mistakeIn(m_text + textOf(Line(line::Ok{6'000, m_key, made, {}, {}})) + "\n"),
              "4: the order " + m_key.toString() + " was answered before");
}

TEST_F(History, anOperationHasTheLegsAndTheObjectOfItsKind)
{
    const auto hold = Uuid::v7().toString();
    Operation hundred = transfer(0, 1, 1);
    hundred.legs.resize(100, hundred.legs[0]);
    Operation more = hundred;
    more.legs.push_back(more.legs[0]);
    EXPECT_EQ(check::mistakeIn(hundred), "");
    EXPECT_EQ(check::mistakeIn(more), "a transfer cannot have 101 legs");
    EXPECT_EQ(check::mistakeIn(holdOn(0, 1)), "");
    EXPECT_EQ(check::mistakeIn(holdOn(0, 0)), "a hold sets a positive amount aside");
    EXPECT_EQ(check::mistakeIn(acting(OperationKind::HoldReleased, hold)), "");
    EXPECT_NE(check::mistakeIn(acting(OperationKind::HoldReleased, TransferId::make().toString())), "");
    EXPECT_NE(check::mistakeIn(acting(OperationKind::Reversal, hold)), "");
    EXPECT_NE(check::mistakeIn({OperationKind::ApprovalApproved, {}, {}}), "");
    EXPECT_NE(check::mistakeIn(acting(OperationKind::Transfer, hold, hundred.legs)), "");
}

TEST_F(History, manyThreadsAppendWholeLinesThatAreThereAtOnce)
{
    constexpr int kThreads = 4;
    constexpr int kEach = 200;
    const HistoryFile file;
    HistoryWriter writer(file.path());
    writer.append(m_drill.lines().front());
    std::vector<std::thread> threads;
    for (int client = 0; client < kThreads; ++client)
        threads.emplace_back([&, client] {
            HistoryWriter own(file.path()); // as another process would
            for (int i = 0; i < kEach; ++i) {
                const Uuid key = Uuid::v7();
                (i % 2 ? own : writer).append(line::Invoke{client, i, key, transfer(0, 1, 1)});
                (i % 2 ? writer : own).append(line::Unknown{i, key});
            }
        });
    for (auto& thread : threads)
        thread.join();
    auto text = file.read(); // the writer is still open
    const auto read = readHistory(text);
    ASSERT_TRUE(read) << read.error().line << ": " << read.error().what;
    EXPECT_FALSE(read->torn);
    EXPECT_EQ(read->course.orders().size(), kThreads * kEach);
}

TEST_F(History, theWriterWritesNothingThatTheReaderWouldRefuse)
{
    const HistoryFile file;
    HistoryWriter writer(file.path());
    EXPECT_THROW(writer.append(line::Invoke{1, 1, Uuid::v7(), {}}), std::invalid_argument);
    EXPECT_EQ(std::filesystem::file_size(file.path()), 0U);
}

TEST_F(History, theWriterDoesNotContinueATornLine)
{
    const HistoryFile file;
    std::ofstream(file.path()) << m_text << "{\"line\":";
    EXPECT_THROW(HistoryWriter(file.path()), std::runtime_error);
}
