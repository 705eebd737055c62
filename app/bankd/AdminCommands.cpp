// migrate, language and staff: commands for an operator at a terminal, beside the running bank.
#include "app/bankd/Branches.h"
#include "app/bankd/OperatorPool.h"

#include "services/bank/customers/NameOrder.h"
#include "services/bank/identity/StaffAdmin.h"
#include "services/bank/platform/postgres/Migrations.h"
#include "services/contract/WireValues.h"

#include <iostream>

namespace cf::app {
namespace {

constexpr const char* kNoOwner = "database.owner is missing in the configuration: this runs as bank_owner.";

} // namespace

int migrate(const BankLocation& location)
{
    const OpenedBank bank = openBank(location, Sharing::Allowed);
    if (bank.settings.ownerDatabase.empty())
        return fail(kNoOwner);
    const auto applied = db::migrate(bank.settings.ownerDatabase, db::embeddedMigrations(),
                                     [](const db::Migration& migration) { std::cout << migration.name << '\n'; });
    if (!applied)
        return fail(applied.error());
    if (const auto ordered = bank::renewNameOrder(bank.settings.ownerDatabase); !ordered)
        return fail(ordered.error());
    std::cout << (*applied == 0 ? "The schema is up to date.\n" : "The schema is now up to date.\n");
    return 0;
}

int language(const LanguageOptions& options)
{
    const OpenedBank bank = openBank(options.location, Sharing::Allowed);
    requireSchema(bank);
    if (!options.tag.empty()) {
        if (bank.settings.ownerDatabase.empty())
            return fail(kNoOwner);
        if (const auto ordered = bank::orderNamesBy(bank.settings.ownerDatabase, options.tag); !ordered)
            return fail(ordered.error());
    }
    db::Watchdog watchdog;
    db::Connection connection(bank.settings.appDatabase, watchdog);
    std::cout << connection.transaction(std::chrono::seconds(5), bank::nameLanguage) << '\n';
    return 0;
}

int addStaffMember(const StaffOptions& options)
{
    const auto role = contract::enumOf<Role>(options.role);
    if (!role)
        return fail("The role " + options.role + " is not one of teller, supervisor, compliance, administrator.");
    return withOperatorPool(options.location, [&](db::Pool& pool) {
        const auto branch = findBranch(pool, options.branch);
        if (!branch)
            return fail("There is no branch with the code " + options.branch + ".");
        return printCode(bank::StaffAdmin(pool).add(options.userName, options.displayName, *role, *branch),
                         options.userName);
    });
}

int inviteStaffMember(const StaffOptions& options)
{
    return withOperatorPool(options.location, [&](db::Pool& pool) {
        return printCode(bank::StaffAdmin(pool).invite(options.userName), options.userName);
    });
}

int reissueStaffMember(const StaffOptions& options)
{
    return withOperatorPool(options.location, [&](db::Pool& pool) {
        return printCode(bank::StaffAdmin(pool).reissue(options.userName), options.userName);
    });
}

int unlockStaffMember(const StaffOptions& options)
{
    return withOperatorPool(options.location, [&](db::Pool& pool) {
        const auto unlocked = bank::StaffAdmin(pool).unlock(options.userName);
        if (!unlocked)
            return fail(unlocked.error());
        std::cout << (*unlocked ? "Unlocked. Nothing else was changed.\n" : "There was nothing to unlock.\n");
        return 0;
    });
}

} // namespace cf::app
