#include "app/bankd/Branches.h"

#include "services/bank/records/Fields.h"

namespace cf::app {

std::optional<BranchId> findBranch(db::Pool& pool, const std::string& code)
{
    return pool.transaction([&](db::Transaction& transaction) -> std::optional<BranchId> {
        const auto rows = transaction.query("SELECT id FROM bank.branch WHERE code = $1", code);
        return rows.empty() ? std::nullopt : std::optional(rows.value<BranchId>());
    });
}

BranchId ensureBranch(db::Pool& pool, const std::string& code, const std::string& name, const std::string& timeZone)
{
    pool.transaction([&](db::Transaction& transaction) {
        transaction.query("INSERT INTO bank.branch (id, code, name, time_zone) VALUES ($1, $2, $3, $4)"
                          " ON CONFLICT (code) DO NOTHING",
                          Uuid::v7().toString(), code, name, timeZone);
    });
    return findBranch(pool, code).value();
}

} // namespace cf::app
