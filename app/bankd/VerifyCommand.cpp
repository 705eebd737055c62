// verify: verifies the audit trail, or names the first row that was changed, removed or inserted.
#include "app/bankd/OpenedBank.h"
#include "app/bankd/TerminalProgress.h"

#include "services/bank/audit/AuditVerify.h"

#include <iostream>

namespace cf::app {

int verifyTrail(const VerifyOptions& options)
{
    const OpenedBank opened = openBank(options.location, Sharing::Allowed);
    requireSchema(opened);
    const platform::EncryptionKey master = masterKeyOf(opened.settings, bank::KeyCreation::Never);
    const auto begun = std::chrono::steady_clock::now();
    bank::TrailCheck check;
    check.conninfo = opened.settings.appDatabase;
    check.from = options.from;
    if (const auto progress = progressOnTerminal())
        check.onProgress = [progress](std::int64_t done, std::int64_t total) { progress("events", done, total); };
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
    std::cout << ", verified in " << secondsSince(begun) << " s.\nMerkle root of all " << report.sealed << ": "
              << report.root << '\n';
    return 0;
}

} // namespace cf::app
