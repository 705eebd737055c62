#include "services/bank/platform/postgres/Connection.h"

#include "services/bank/platform/postgres/Conninfo.h"
#include "services/bank/platform/postgres/UnreplicatedCommit.h"

#include <algorithm>
#include <limits>

namespace cf::db {
namespace {

constexpr const char* kHex = "0123456789abcdef";

// libpqxx 6.4 knows the SQLSTATE of every error and keeps it for most; otherwise only the class is left.
std::string stateOf(const std::exception& error)
{
    const auto* sql = dynamic_cast<const pqxx::sql_error*>(&error);
    if (sql && !sql->sqlstate().empty())
        return sql->sqlstate();
    if (dynamic_cast<const pqxx::insufficient_privilege*>(&error))
        return "42501";
    if (dynamic_cast<const pqxx::deadlock_detected*>(&error))
        return "40P01";
    if (dynamic_cast<const pqxx::statement_completion_unknown*>(&error))
        return "40003";
    if (dynamic_cast<const pqxx::transaction_rollback*>(&error))
        return "40001";
    return {};
}

using Session = std::remove_reference_t<decltype(std::declval<pqxx::nontransaction&>().conn())>;

#if PQXX_VERSION_MAJOR < 7
using Verbosity = Session;
#else
using Verbosity = pqxx::error_verbosity;
#endif

//! Notes, while it lives, whether a commit was left unconfirmed.
#if PQXX_VERSION_MAJOR > 7 || (PQXX_VERSION_MAJOR == 7 && PQXX_VERSION_MINOR >= 10)
class StandbyWatch
{
public:
    explicit StandbyWatch(Session& session)
        : m_session(session)
    {
        m_session.set_verbosity(Verbosity::verbose);
        m_session.set_notice_handler([this](pqxx::zview notice) noexcept { hear(notice); });
    }
    ~StandbyWatch()
    {
        m_session.set_notice_handler([](pqxx::zview) noexcept {});
        m_session.set_verbosity(Verbosity::normal);
    }
#else
class StandbyWatch : public pqxx::errorhandler
{
public:
    explicit StandbyWatch(Session& session)
        : pqxx::errorhandler(session)
        , m_session(session)
    {
        m_session.set_verbosity(Verbosity::verbose);
    }
    ~StandbyWatch() override { m_session.set_verbosity(Verbosity::normal); }
    bool operator()(const char* notice) noexcept override
    {
        hear(notice);
        return true;
    }
#endif
    StandbyWatch(const StandbyWatch&) = delete;
    StandbyWatch& operator=(const StandbyWatch&) = delete;

    bool missed() const
    {
        return m_missed;
    }

private:
    void hear(std::string_view notice)
    {
        m_missed = m_missed || saysUnreplicated(notice);
    }

    Session& m_session;
    bool m_missed = false;
};

} // namespace

ErrorKind kindOf(const std::string& sqlState)
{
    if (sqlState == "40003") // "statement completion unknown"
        return ErrorKind::InDoubt;
    // 57014: cancelled, by an operator or a timeout.
    if (sqlState.starts_with("40") || sqlState == "55P03" || sqlState == "57014")
        return ErrorKind::Retry;
    if (sqlState == "23505" || sqlState == "23P01")
        return ErrorKind::Conflict;
    // 25006: a read-only server, which is what a primary becomes after a failover elsewhere.
    if (sqlState.empty() || sqlState.starts_with("08") || sqlState.starts_with("57P") || sqlState == "25006" ||
        sqlState.starts_with("53"))
        return ErrorKind::Unavailable;
    return ErrorKind::Refused;
}

std::string fullMessage(const std::exception& error)
{
    const auto* ours = dynamic_cast<const Error*>(&error);
    return ours && !ours->sqlState().empty() ? ours->sqlState() + ": " + error.what() : error.what();
}

std::string bytea(std::string_view bytes)
{
    std::string text(2 + 2 * bytes.size(), '\\');
    char* out = text.data() + 1;
    *out++ = 'x';
    for (const char c : bytes) {
        *out++ = kHex[static_cast<unsigned char>(c) >> 4];
        *out++ = kHex[static_cast<unsigned char>(c) & 15];
    }
    return text;
}

std::string array(const std::vector<std::string>& values)
{
    std::string text = "{";
    for (const std::string& value : values) {
        text += text.size() > 1 ? ",\"" : "\"";
        for (const char c : value) {
            if (c == '"' || c == '\\')
                text += '\\';
            text += c;
        }
        text += '"';
    }
    return text + '}';
}

Transaction::Transaction(pqxx::connection& connection, std::chrono::milliseconds timeout, TransactionObserver* observer)
try : m_work(connection), m_observer(observer) {
    constexpr std::int64_t kLongest = std::numeric_limits<int>::max();
    m_work.exec("BEGIN; SET LOCAL statement_timeout = " +
                std::to_string(std::clamp<std::int64_t>(timeout.count(), 1, kLongest)));
} catch (const std::exception& error) {
    rethrow(error, connection.is_open());
}

Transaction::~Transaction()
{
    if (m_committed || !m_work.conn().is_open())
        return;
    try {
        m_work.exec("ROLLBACK");
    } catch (const std::exception&) {
        return; // the server also rolls back a lost connection
    }
}

void Transaction::script(const std::string& sql)
{
    guarded([&] { return m_work.exec(sql); });
}

void Transaction::commit()
{
    const StandbyWatch standby(m_work.conn());
    try {
        // A failed transaction rejects the setting: its COMMIT, which would roll back silently, is not reached.
        m_work.exec("SET LOCAL statement_timeout = 0; COMMIT");
        m_committed = true;
    } catch (const std::exception& error) {
        if (!m_work.conn().is_open()) // it may have broken after the commit
            throw Error(ErrorKind::InDoubt, "", error.what());
        rethrow(error, true);
    }
    if (standby.missed())
        throw unreplicatedCommit();
}

void Transaction::rethrow(const std::exception& error, bool connected)
{
    if (dynamic_cast<const pqxx::in_doubt_error*>(&error))
        throw Error(ErrorKind::InDoubt, "", error.what());
    const std::string state = stateOf(error);
    if (!state.empty())
        throw Error(kindOf(state), state, error.what());
    // A broken connection is reported in many forms, some only a pqxx::failure.
    const bool lost = !connected || dynamic_cast<const pqxx::broken_connection*>(&error) ||
                      dynamic_cast<const pqxx::sql_error*>(&error);
    throw Error(lost ? ErrorKind::Unavailable : ErrorKind::Refused, "", error.what());
}

Connection::Connection(const std::string& conninfo, Watchdog& watchdog, std::chrono::milliseconds timeout,
                       std::unique_ptr<TransactionObserver> observer)
    : m_watchdog(watchdog)
    , m_observer(std::move(observer))
{
    const auto seconds = std::max<long>(2, std::chrono::ceil<std::chrono::seconds>(timeout).count());
    try {
        m_connection = std::make_unique<pqxx::connection>(
            Conninfo::of(conninfo)
                .with("connect_timeout", std::to_string(seconds))
                .withOptions("-c TimeZone=UTC -c DateStyle=ISO -c client_encoding=UTF8"
                             " -c client_connection_check_interval=250")
                .text());
    } catch (const std::exception& error) {
        throw Error(ErrorKind::Unavailable, "", error.what());
    }
#if PQXX_VERSION_MAJOR < 7
    // Silent reconnection would lose the transaction it interrupts. (Deprecated because 7.0 never does it.)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    m_connection->inhibit_reactivation(true);
#pragma GCC diagnostic pop
#endif
}

Connection::~Connection() = default;

int Connection::socket() const
{
    return m_connection->sock();
}

} // namespace cf::db
