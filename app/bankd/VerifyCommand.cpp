// verify: verifies the audit trail, or names the first row that was changed, removed or inserted.
#include "app/bankd/OpenedBank.h"

#include "services/bank/audit/AuditVerify.h"

#include <chrono>
#include <iostream>
#include <unistd.h>

namespace cf::app {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begun)
{
    return std::max(0.001, std::chrono::duration<double>(Clock::now() - begun).count());
}

//! One line on a terminal, updated about five times a second.
std::function<void(std::int64_t, std::int64_t)> progressOnTerminal(Clock::time_point begun)
{
    if (::isatty(STDERR_FILENO) == 0)
        return {};
    return [begun, told = Clock::time_point()](std::int64_t done, std::int64_t total) mutable {
        if (done < total && Clock::now() - told < std::chrono::milliseconds(200))
            return;
        told = Clock::now();
        std::cerr << "\rbankd: " << done << " of " << total << " events, "
                  << static_cast<std::int64_t>(static_cast<double>(done) / secondsSince(begun)) << " a second "
                  << (done == total ? "\n" : "") << std::flush;
    };
}

} // namespace

int verifyTrail(const VerifyOptions& options)
{
    const OpenedBank opened = openBank(options.location, Sharing::Allowed);
    requireSchema(opened);
    const platform::EncryptionKey master = masterKeyOf(opened.settings, bank::KeyCreation::Never);
    const auto begun = Clock::now();
    bank::TrailCheck check;
    check.conninfo = opened.settings.appDatabase;
    check.from = options.from;
    check.onProgress = progressOnTerminal(begun);
    check.checkpoint = platform::auditCheckpointOf(opened.settings);
    db::Watchdog watchdog;
    const auto report = bank::verifyTrail(check, bank::TrailKey(master), watchdog);
    if (report.fault)
        return fail(*report.fault);
    if (!report.hasCheckpoint && report.sealed > 0)
        return fail("The " + std::to_string(report.sealed - report.first) +
                    " existing events are as they were sealed. Whether newer ones were removed cannot be determined: "
                    "the audit checkpoint " +
                    check.checkpoint.string() + " is missing.");
    std::cout << "The audit trail is as it was sealed: " << report.sealed - report.first << " events";
    if (report.first > 0)
        std::cout << " from number " << report.first << " on (earlier ones were removed by policy)";
    std::cout << ", verified in " << std::chrono::duration<double>(Clock::now() - begun).count()
              << " s.\nMerkle root of all " << report.sealed << ": " << report.root << '\n';
    return 0;
}

} // namespace cf::app
