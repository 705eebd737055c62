// Concurrent administrators: whatever they do to each other, one active administrator remains, and of two edits of one
// colleague one is rejected as outdated.
#include "tests/bank/administration/AdministrationFixture.h"

#include <random>
#include <thread>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

constexpr unsigned kRounds = 24;

enum class Blow
{
    Disable,
    Demote,
    Reset,
};

class AdministratorsAtOnce : public AdministrationFixture
{
protected:
    //! The status of `attacker` doing it to `victim`.
    static int strike(Blow blow, Colleague& attacker, StaffId victim, const std::string& version)
    {
        switch (blow) {
        case Blow::Disable:
            return attacker.client.call<UpdateStaff>(disabled(victim), {}, version).status;
        case Blow::Demote:
            return attacker.client.call<UpdateStaff>(withRole(victim, Role::Teller), {}, version).status;
        case Blow::Reset:
            return attacker.client.call<ResetSecondFactor>({victim}).status;
        }
        return 0;
    }

    bool isActiveAdministrator(StaffId id)
    {
        const StaffRow row = member(id);
        return row.status == StaffStatus::Active && row.role == Role::Administrator;
    }
};

//! Runs both as concurrently as two threads can, each after its own few microseconds.
template <class First, class Second>
void atOnce(std::mt19937& random, First first, Second second)
{
    std::uniform_int_distribution<int> jitter(0, 300);
    const std::chrono::microseconds delay(jitter(random));
    std::thread other([&] {
        std::this_thread::sleep_for(delay);
        first();
    });
    second();
    other.join();
}

} // namespace

TEST_F(AdministratorsAtOnce, ofTwoWhoEndEachOtherOneRemains)
{
    for (unsigned seed = 0; seed < kRounds; ++seed) {
        std::mt19937 random(seed);
        const auto blow = static_cast<Blow>(seed % 3);
        Colleague a = colleague(Role::Administrator);
        Colleague b = colleague(Role::Administrator);
        const std::string versionOfA = versionOf(a.id);
        const std::string versionOfB = versionOf(b.id);
        int byA = 0;
        int byB = 0;
        atOnce(
            random, [&] { byA = strike(blow, a, b.id, versionOfB); }, [&] { byB = strike(blow, b, a.id, versionOfA); });
        EXPECT_EQ((byA == 200) + (byB == 200), 1) << "seed " << seed << ": " << byA << ", " << byB;
        const int loser = byA == 200 ? byB : byA;
        EXPECT_TRUE(loser == 401 || loser == 403) << "seed " << seed << ": " << loser;
        EXPECT_EQ(isActiveAdministrator(a.id) + isActiveAdministrator(b.id), 1) << "seed " << seed;
    }
}

TEST_F(AdministratorsAtOnce, ofTwoEditsOfOneVersionOneIsTooLate)
{
    Colleague other = colleague(Role::Administrator);
    for (unsigned seed = 0; seed < kRounds; ++seed) {
        std::mt19937 random(seed);
        const Colleague teller = colleague();
        const std::string version = versionOf(teller.id);
        ApiReply<StaffRow> mine;
        ApiReply<StaffRow> theirs;
        atOnce(
            random, [&] { mine = m_admin.client.call<UpdateStaff>(renamed(teller.id, "Mine"), {}, version); },
            [&] { theirs = other.client.call<UpdateStaff>(renamed(teller.id, "Theirs"), {}, version); });
        ASSERT_EQ((mine.status == 200) + (theirs.status == 200), 1) << mine.body << theirs.body;
        EXPECT_EQ((mine.ok() ? theirs : mine).code(), ErrorCode::PreconditionFailed);
        EXPECT_EQ(member(teller.id).displayName, mine.ok() ? "Mine" : "Theirs");
    }
}

TEST_F(AdministratorsAtOnce, aSignInThatIsOnItsWayDoesNotSurviveDisabling)
{
    const Colleague teller = colleague();
    m_bank.query("UPDATE bank.staff_session SET ended_at = now() WHERE staff_id = $1", teller.id.uuid().toString());
    db::Watchdog watchdog;
    db::Connection signIn(m_bank.settings().appDatabase, watchdog);
    std::thread disabling;
    int status = 0;
    signIn.transaction(std::chrono::seconds(20), [&](db::Transaction& transaction) {
        // As in SignIn: the person's row is locked until the session is inserted.
        transaction.query("SELECT FROM bank.staff WHERE id = $1 FOR UPDATE", teller.id.uuid().toString());
        const std::string version = versionOf(teller.id);
        disabling = std::thread(
            [&, version] { status = m_admin.client.call<UpdateStaff>(disabled(teller.id), {}, version).status; });
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (m_bank.query("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'").empty() &&
               std::chrono::steady_clock::now() < end)
            std::this_thread::yield();
        transaction.query("INSERT INTO bank.staff_session (token_hash, staff_id, device_sha256, expires_at)"
                          " VALUES ('hash', $1, 'device', now() + interval '1 hour')",
                          teller.id.uuid().toString());
    });
    disabling.join();
    EXPECT_EQ(status, 200);
    EXPECT_TRUE(m_bank
                    .query("SELECT FROM bank.staff_session WHERE staff_id = $1 AND ended_at IS NULL",
                           teller.id.uuid().toString())
                    .empty());
}
