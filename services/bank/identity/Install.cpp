#include "services/bank/identity/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/identity/Identity.h"
#include "services/bank/identity/IdentityRoutes.h"
#include "services/bank/identity/OutageGate.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/config/Settings.h"
#include "services/bank/platform/process/PeriodicThread.h"

namespace cf::bank::identity {
namespace {

using namespace std::chrono_literals;

AttemptRates ratesOf(const platform::Settings& settings)
{
    AttemptRates rates;
    const int perMinute = settings.strangersPerAddress;
    rates.strangers = perMinute == 0 ? Rate{1'000'000, 1ms} : Rate{perMinute, std::max(60'000ms / perMinute, 1ms)};
    return rates;
}

} // namespace

void install(Bank& bank)
{
    const Clock& clock = bank.environment.clock;
    auto& identity = bank.shutdown.own<Identity>(ShutdownPhase::Last, bank.pool, bank.keys.master(), PasswordCost(),
                                                 clock, &bank.cache, &bank.refusals, ratesOf(bank.settings));
    identity.bankName = bank.settings.bankName;
    bank.shutdown.add(ShutdownPhase::Passwords, [&identity] { identity.passwords.stop(); });
    Sessions* onReplica = nullptr;
    if (bank.replica)
        onReplica = &bank.shutdown.own<Sessions>(ShutdownPhase::Last, *bank.replica, bank.keys.master(), clock);
    bank.router.setSessionGate(
        bank.shutdown.own<OutageGate>(ShutdownPhase::Last, identity.sessions, onReplica, bank.primaryDown, clock));
    addIdentityRoutes(bank.router, identity);
    const auto writeUses = [&sessions = identity.sessions] {
        sessions.writeUses();
        return platform::PeriodicThread::Pause{kSessionTouch};
    };
    // Uses of the last calls are written when the thread has ended.
    bank.shutdown.add(ShutdownPhase::Background, [writeUses, trouble = troubleOf("sessions", bank.log)] {
        try {
            writeUses();
        } catch (const db::Error& error) {
            trouble(db::fullMessage(error));
        }
    });
    bank.shutdown.own<platform::PeriodicThread>(ShutdownPhase::Background, writeUses,
                                                [](const std::exception&) { // they are kept, and written the next time
                                                    return platform::PeriodicThread::Pause{kSessionTouch};
                                                });
    bank.rates.insert(bank.rates.end(), {{"strangersSignIn", &identity.strangers},
                                         {"deviceSignIn", &identity.devices},
                                         {"wrongChallenges", &identity.wrongChallenges},
                                         {"wrongEnrolmentCodes", &identity.wrongEnrolmentCodes}});
    bank.eachHour("challenges", [](db::Transaction& transaction) {
        transaction.query("DELETE FROM bank.sign_in_challenge WHERE expires_at < now()");
    });
}

} // namespace cf::bank::identity
