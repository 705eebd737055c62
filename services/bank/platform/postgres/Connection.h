// Ordinary queries: libpqxx behind an adapter that hides the differences between versions 6.4 and 7.x. A connection and
// everything made from it belong to one thread at a time.
#pragma once

#include "services/bank/platform/postgres/Error.h"
#include "services/bank/platform/postgres/Rows.h"
#include "services/bank/platform/postgres/StatementCount.h"
#include "services/bank/platform/postgres/TransactionObserver.h"
#include "services/bank/platform/postgres/Watchdog.h"

#include <pqxx/pqxx>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cf::db {

//! Values in PostgreSQL's text input format.
std::string bytea(std::string_view bytes);
std::string array(const std::vector<std::string>& values);

//! A parameter in PostgreSQL's binary format. The bytes outlive it.
inline auto binaryParameter(const std::string& bytes)
{
#if PQXX_VERSION_MAJOR < 7
    return pqxx::binarystring(bytes);
#elif PQXX_VERSION_MAJOR == 7 && PQXX_VERSION_MINOR < 10
    return std::basic_string_view<std::byte>(reinterpret_cast<const std::byte*>(bytes.data()), bytes.size());
#else
    return pqxx::bytes_view(reinterpret_cast<const std::byte*>(bytes.data()), bytes.size());
#endif
}

//! One transaction. Throws db::Error. Rolled back unless commit() returned.
class Transaction
{
public:
    //! The server cancels a statement that runs longer than `timeout`, but never the COMMIT.
    Transaction(pqxx::connection& connection, std::chrono::milliseconds timeout,
                TransactionObserver* observer = nullptr);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    //! Runs one statement with $1, $2 … Optional and string parameters may be null.
    template <class... Parameters>
    Rows query(const char* sql, const Parameters&... parameters)
    {
        StatementCount::countOne();
        return guarded([&] {
#if PQXX_VERSION_MAJOR > 7 || (PQXX_VERSION_MAJOR == 7 && PQXX_VERSION_MINOR >= 10)
            return m_work.exec(sql, pqxx::params{parameters...});
#else
            return m_work.exec_params(sql, parameters...);
#endif
        });
    }

    //! Runs a script without parameters.
    void script(const std::string& sql);

    //! InDoubt also if the server committed without the standby it had to wait for.
    void commit();

    //! Of its connection; may be null.
    TransactionObserver* observer() const
    {
        return m_observer;
    }

private:
    template <class Function>
    auto guarded(Function&& function)
    {
        try {
            return function();
        } catch (const std::exception& error) {
            rethrow(error, m_work.conn().is_open());
        }
    }
    [[noreturn]] static void rethrow(const std::exception& error, bool connected);

    pqxx::nontransaction m_work; //!< BEGIN and COMMIT are ours, because each is sent with a setting.
    TransactionObserver* m_observer;
    bool m_committed = false;
};

class Connection
{
public:
    //! Connects within `timeout`, or throws Error(Unavailable). The watchdog outlives the connection. The observer
    //! learns how each transaction ends.
    Connection(const std::string& conninfo, Watchdog& watchdog,
               std::chrono::milliseconds timeout = std::chrono::seconds(5),
               std::unique_ptr<TransactionObserver> observer = nullptr);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    //! Runs `function(Transaction&)` and commits. A transaction still running after `deadline` is cut off: Unavailable,
    //! or InDoubt if COMMIT was already sent. A commit that a standby did not confirm is InDoubt, too. After either the
    //! connection is broken.
    template <class Function>
    auto transaction(std::chrono::milliseconds deadline, Function&& function)
    {
        const Watchdog::Guard guard(m_watchdog, socket(), Watchdog::Clock::now() + deadline);
        try {
            // Later than the watchdog: for what still runs when nobody waits for it any more.
            Transaction transaction(*m_connection, deadline + kGrace, m_observer.get());
            if constexpr (std::is_void_v<decltype(function(transaction))>) {
                function(transaction);
                transaction.commit();
                tell(&TransactionObserver::committed);
            } else {
                auto value = function(transaction);
                transaction.commit();
                tell(&TransactionObserver::committed);
                return value;
            }
        } catch (const Error& error) {
            const bool lost = error.kind() == ErrorKind::Unavailable || error.kind() == ErrorKind::InDoubt;
            m_broken = m_broken || lost;
            tell(lost ? &TransactionObserver::inDoubt : &TransactionObserver::rolledBack);
            throw;
        } catch (...) {
            tell(&TransactionObserver::rolledBack);
            throw;
        }
    }

    bool broken() const { return m_broken; }

private:
    static constexpr std::chrono::milliseconds kGrace{500};

    int socket() const;
    void tell(void (TransactionObserver::*ending)() noexcept)
    {
        if (m_observer)
            ((*m_observer).*ending)();
    }

    Watchdog& m_watchdog;
    std::unique_ptr<TransactionObserver> m_observer; //!< May be null.
    std::unique_ptr<pqxx::connection> m_connection;
    bool m_broken = false;
};

} // namespace cf::db
