// A real bank over TLS with the accounts, people and rules of a simulated world. Its business day ends when it is told
// to, and nothing in it expires within a day.
#pragma once

#include "tests/simulate/World.h"
#include "tests/support/ServedBank.h"

namespace cf::simulation {

class ServedWorld
{
public:
    //! Writes into `world` what only the bank knows: ids, IBANs, the time; and changes what no bank can have. Throws
    //! std::runtime_error.
    explicit ServedWorld(World& world);

    test::ServedBank& bank() { return m_bank; }
    //! Signed in as world.staff[person].
    test::ApiClient& client(std::size_t person) { return m_clients[person]; }
    //! Who put the money there; not of the world.
    StaffId founder() const { return m_founder; }

    Date today() const { return Date(m_today); }
    void endDay();

private:
    template <class... Parameters>
    void run(const char* sql, const Parameters&... parameters)
    {
        m_owner.transaction(std::chrono::seconds(10),
                            [&](db::Transaction& transaction) { transaction.query(sql, parameters...); });
    }
    void setTimes(World& world) const;
    void moveIntoBranches(World& world) const;
    void openAccounts(World& world);
    void fundAccounts(const World& world);
    void restrictAccounts(const World& world);
    void setRules(const bank::LimitRules& rules);
    void setLimits(const char* subject, const std::string& name, Currency currency, const bank::LimitSet& limits);
    void hire(World& world);

    test::TestDatabase m_database = test::migratedDatabase();
    test::ServedBank m_bank{m_database};
    db::Watchdog m_watchdog;
    db::Connection m_owner{m_database.owner, m_watchdog};
    std::vector<test::ApiClient> m_clients;
    StaffId m_founder;
    std::chrono::sys_days m_today;
};

} // namespace cf::simulation
