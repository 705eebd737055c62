#include "tests/cluster/Controls.h"

#include "tests/support/Eventually.h"

#include <csignal>
#include <thread>

namespace cf::cluster {
namespace {

using namespace std::chrono_literals;

void acknowledgeAlone(const ClusterBank& bank)
{
    bank.run("ALTER ROLE bank_app SET synchronous_commit = local");
    bank.run("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'bank_app'");
}

// The standbys fall behind for some seconds, and then there is nobody left who knows what was booked in them.
void losePrimaryThatIsAhead(ClusterTools& tools)
{
    std::this_thread::sleep_for(5s);
    const auto primary = tools.bank.database().primary();
    if (!primary)
        throw std::runtime_error("no PostgreSQL of the cluster takes writes");
    const std::string name = "the primary's host dies, ahead of its standbys";
    tools.recorder.fault(name, check::FaultPhase::Begin);
    std::vector<pid_t> receivers;
    for (const int host : kDatabaseHosts)
        if (host != *primary)
            for (const pid_t process : processesNamed(host, "walreceiver"))
                receivers.push_back(process);
    signalAll(receivers, SIGSTOP);
    std::this_thread::sleep_for(3s);
    signalAll(processesOf(*primary), SIGKILL);
    signalAll(receivers, SIGCONT);
    test::eventually([&] { return tools.bank.database().primary().value_or(*primary) != *primary; }, 60s);
    startWhatIsMissing(*primary);
    if (!awaitWhole(tools.bank))
        throw std::runtime_error("The cluster is not whole again after: " + name);
    tools.recorder.fault(name, check::FaultPhase::End);
    std::this_thread::sleep_for(5s);
}

// A repeat is another message.
void recogniseNoRepeats(const ClusterBank& bank)
{
    bank.run("CREATE FUNCTION drill.another() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN"
             " IF EXISTS (SELECT FROM bank.message WHERE account_id = NEW.account_id AND entry_number ="
             " NEW.entry_number) THEN NEW.entry_number := NEW.entry_number + 1000000; END IF; RETURN NEW; END$$;"
             "CREATE TRIGGER another BEFORE INSERT ON bank.message FOR EACH ROW EXECUTE FUNCTION drill.another();"
             "GRANT USAGE ON SCHEMA drill TO bank_app");
}

void work(ClusterTools&)
{
    std::this_thread::sleep_for(10s);
}

// At least once is what consumers are promised: here everything comes twice.
void tellAgain(const ClusterBank& bank)
{
    bank.run("INSERT INTO bank.outbox (topic, events) SELECT 'transfers', events FROM drill.told");
}

} // namespace

const std::vector<Control>& controls()
{
    static const std::vector<Control> all = {
        {"async", "a commit does not wait for its standby", acknowledgeAlone, losePrimaryThatIsAhead, {}},
        {"dedupe", "a consumer does not recognise what it was told before", recogniseNoRepeats, work, tellAgain},
    };
    return all;
}

} // namespace cf::cluster
