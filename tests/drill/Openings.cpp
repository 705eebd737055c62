#include "tests/drill/Openings.h"

#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/bank/records/Fields.h"
#include "services/contract/WireValues.h"
#include "tests/drill/Command.h"
#include "tests/drill/DrillWishes.h"

#include <sstream>

namespace cf::drill {

void recordOpenings(db::Pool& pool)
{
    pool.transaction([](db::Transaction& transaction) {
        for (const auto& row :
             transaction.query("INSERT INTO bank.import_run (id, source, started_at, finished_at)"
                               " SELECT gen_random_uuid(), 'drill', recorded_at, now() FROM bank.transfer"
                               " RETURNING id, started_at")) {
            AuditEvent event = bank::beginEvent("import.finished", row.get<Instant>("started_at"));
            event.detail = bank::detailOf(
                {bank::attribute("run", row.get<Uuid>("id").toString()), bank::attribute("transfers", "1")});
            bank::record(transaction, {event});
        }
    });
}

void setLimits(const Drilled& bank)
{
    bank.run("UPDATE bank.limit_rule SET most = " + std::to_string(kTellersLimit) +
             " WHERE subject = 'role' AND name = 'teller' AND measure = 'perTransfer';"
             "UPDATE bank.limit_rule SET most = 1000000000000000 WHERE measure = 'perDay';"
             "UPDATE bank.limit_rule SET most = 1000000000 WHERE measure = 'perHour'");
}

std::string enrolmentCodeOf(const std::string& userName, Role role, const std::string& branch,
                            const std::filesystem::path& config)
{
    const CommandResult added =
        runCommand({BANKD_PROGRAM, "staff", "add", userName, "--name", "Colleague " + userName, "--role",
                    contract::nameOf(role), "--branch", branch, "--config", config.string()});
    std::istringstream lines(added.output);
    std::string code;
    for (std::string line; std::getline(lines, line);)
        code = line;
    if (added.exitCode != 0 || code.empty())
        throw std::runtime_error("bankd does not add " + userName + ": " + added.output);
    return code;
}

} // namespace cf::drill
