#include "tests/cluster/Controls.h"

#include "tests/cluster/Notices.h"
#include "tests/support/Eventually.h"

#include <csignal>
#include <thread>

namespace cf::cluster {
namespace {

using namespace std::chrono_literals;

constexpr auto kAlone = 15s;

int primaryOf(const ClusterBank& bank)
{
    const auto primary = bank.database().primary();
    if (!primary)
        throw std::runtime_error("no PostgreSQL of the cluster takes writes");
    return *primary;
}

void acknowledgeAlone(const ClusterBank& bank)
{
    bank.run("ALTER ROLE bank_app SET synchronous_commit = local");
    bank.run("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'bank_app'");
}

// The standbys fall behind for some seconds, and then there is nobody left who knows what was booked in them.
void losePrimaryThatIsAhead(ClusterTools& tools)
{
    std::this_thread::sleep_for(5s);
    const int primary = primaryOf(tools.bank);
    const std::string name = "the primary's host dies, ahead of its standbys";
    tools.recorder.fault(name, check::FaultPhase::Begin);
    std::vector<pid_t> receivers;
    for (const int host : kDatabaseHosts)
        if (host != primary)
            for (const pid_t process : processesNamed(host, "walreceiver"))
                receivers.push_back(process);
    signalAll(receivers, SIGSTOP);
    std::this_thread::sleep_for(3s);
    signalAll(processesOf(primary), SIGKILL);
    signalAll(receivers, SIGCONT);
    test::eventually([&] { return tools.bank.database().primary().value_or(primary) != primary; }, 60s);
    startWhatIsMissing(primary);
    if (!awaitWhole(tools.bank))
        throw std::runtime_error("The cluster is not whole again after: " + name);
    tools.recorder.fault(name, check::FaultPhase::End);
    std::this_thread::sleep_for(5s);
}

// Without a standby the primary goes on alone: Patroni then demands none, and the servers are told not to, either.
void goOnAlone(const ClusterBank& bank)
{
    askPatroni(primaryOf(bank), "PATCH", "/config", "{\"synchronous_mode_strict\": false}");
    for (const int host : kBankHosts) {
        const std::string config = folderOf(host) / "bankd.toml";
        runOn(host, {"sed", "-i", "s/^\\[database\\]$/&\\nstandby = \"optional\"/", config});
        signalAll(processesOf(host, "bankd"), SIGKILL);
    }
    startWhatIsMissing();
    if (!awaitWhole(bank))
        throw std::runtime_error("The servers do not come back with another configuration.");
}

void killDatabase(int host)
{
    signalAll(processesOf(host, "patroni"), SIGKILL);
    ::kill(postmasterOf(host), SIGKILL);
}

// Patroni itself promotes nobody who was not a synchronous standby in the end. An operator who wants service back does,
// and has been told of no loss.
void loseTheOnlyOne(ClusterTools& tools)
{
    std::this_thread::sleep_for(5s);
    const Database& database = tools.bank.database();
    const int primary = primaryOf(tools.bank);
    const auto standby = database.synchronousStandby();
    if (!standby)
        throw std::runtime_error("the primary has no synchronous standby");
    const std::string name = "both standbys die, then the primary, and a standby is promoted by hand";
    tools.recorder.fault(name, check::FaultPhase::Begin);
    for (const int host : kDataHosts)
        if (host != primary)
            killDatabase(host);
    std::this_thread::sleep_for(kAlone);
    killDatabase(primary);
    for (const int host : kDataHosts)
        if (host != primary)
            startWhatIsMissing(host);
    const std::string candidate = "{\"candidate\": \"n" + std::to_string(*standby) + "\"}";
    const bool promoted = test::eventually(
        [&] {
            askPatroni(*standby, "POST", "/failover", candidate);
            return database.primary() == *standby;
        },
        60s);
    if (!promoted)
        throw std::runtime_error("the standby was not promoted");
    startWhatIsMissing(primary);
    if (!awaitWhole(tools.bank))
        throw std::runtime_error("The cluster is not whole again after: " + name);
    tools.recorder.fault(name, check::FaultPhase::End);
    std::this_thread::sleep_for(5s);
}

// A repeat is another message: what would have told of the first one is out of its way.
void recogniseNoRepeats(const ClusterBank& bank)
{
    bank.run("CREATE FUNCTION drill.another() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$BEGIN"
             " UPDATE bank.message SET entry_number = entry_number + 1000000 WHERE account_id = NEW.account_id"
             " AND entry_number = NEW.entry_number AND customer_id = NEW.customer_id AND channel = NEW.channel"
             " AND sent_at IS NOT NULL; RETURN NEW; END$$;"
             "CREATE TRIGGER another BEFORE INSERT ON bank.message FOR EACH ROW EXECUTE FUNCTION drill.another()");
}

void loseAWorker(ClusterTools& tools)
{
    std::this_thread::sleep_for(5s);
    for (const drill::Fault& fault : serviceFaults(tools))
        if (fault.name == "one worker is killed")
            fault.bringAbout();
    std::this_thread::sleep_for(5s);
}

std::int64_t messagesOf(const ClusterBank& bank)
{
    return bank.run("SELECT count(*) FROM bank.message").value<std::int64_t>();
}

// At least once is what consumers are promised: here everything comes twice, when all has been sent.
void tellAgain(const ClusterBank& bank)
{
    readNotices(bank, 60s);
    const std::int64_t before = messagesOf(bank);
    bank.run("INSERT INTO bank.outbox (topic, events) SELECT 'transfers', events FROM drill.told");
    test::eventually([&] { return messagesOf(bank) > before; }, 30s);
}

} // namespace

const std::vector<Control>& controls()
{
    static const std::vector<Control> all = {
        {"async", "a commit does not wait for its standby", "C1", acknowledgeAlone, losePrimaryThatIsAhead, {}},
        {"strict", "without a standby the primary acknowledges alone", "C1", goOnAlone, loseTheOnlyOne, {}},
        {"dedupe", "a consumer does not recognise what it was told before", kDoubledNotices, recogniseNoRepeats,
         loseAWorker, tellAgain},
    };
    return all;
}

} // namespace cf::cluster
