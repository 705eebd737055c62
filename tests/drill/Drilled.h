// What a drill needs of its bank, whatever that is made of: the programs of one machine (DrilledBank) or a cluster
// (tests/cluster).
#pragma once

#include "services/bank/platform/postgres/Rows.h"
#include "tests/drill/Board.h"
#include "tests/drill/Person.h"
#include "tests/drill/Trap.h"

namespace cf::drill {

struct Staff
{
    Person person;
    Role role;
    test::ApiClient client; //!< With a session.
};

class Drilled
{
public:
    Drilled() = default;
    virtual ~Drilled() = default;
    Drilled(const Drilled&) = delete;
    Drilled& operator=(const Drilled&) = delete;

    const std::vector<DrilledAccount>& accounts() const { return m_accounts; }
    std::vector<std::unique_ptr<Staff>>& staff() { return m_staff; }
    //! On the way from the clients.
    Trap& requests() { return m_requests; }

    //! How many ways lead to the bank …
    virtual std::size_t ways() const = 0;
    //! … and a client on one of them, with that person's device and session.
    virtual test::ApiClient clientOf(const Staff& staff, std::size_t way) const = 0;

    //! As superuser, on a connection of its own. Throws std::runtime_error.
    virtual db::Rows run(const std::string& sql,
                         std::chrono::milliseconds timeout = std::chrono::seconds(20)) const = 0;
    //! Runs bankd's command on the bank's settings, and returns its exit code; its output goes to ours.
    virtual int command(const std::vector<std::string>& arguments) const = 0;

protected:
    std::vector<DrilledAccount> m_accounts;
    std::vector<std::unique_ptr<Staff>> m_staff;
    Trap m_requests;
};

} // namespace cf::drill
