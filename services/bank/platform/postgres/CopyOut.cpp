// The format: PostgreSQL's manual, COPY, "Binary Format".
#include "services/bank/platform/postgres/CopyOut.h"

#include "services/bank/platform/postgres/Conninfo.h"
#include "services/bank/platform/postgres/Rows.h"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace cf::db {
namespace {

// A header of 11 bytes, flags and the length of an extension precede the first row.
constexpr std::size_t kPrologue = 19;
constexpr std::chrono::seconds kTimeout(10); // for a statement without rows
// What is read in bulk must not take a second processor from those who wait for an answer.
constexpr const char* kSession =
    "-c TimeZone=UTC -c client_connection_check_interval=250 -c max_parallel_workers_per_gather=0";

std::int64_t bigEndian(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (const char byte : bytes)
        value = value << 8 | static_cast<unsigned char>(byte);
    return static_cast<std::int64_t>(value);
}

[[noreturn]] void refuse()
{
    throw Error(ErrorKind::Refused, "", "a COPY row does not have the requested format");
}

std::string_view take(std::string_view& rest, std::size_t count)
{
    if (count > rest.size())
        refuse();
    const std::string_view taken = rest.substr(0, count);
    rest.remove_prefix(count);
    return taken;
}

struct Free
{
    void operator()(char* buffer) const { PQfreemem(buffer); }
};

void require(const PGresult* result, ExecStatusType status)
{
    if (PQresultStatus(result) == status)
        return;
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string known = state ? state : "";
    throw Error(kindOf(known), known, PQresultErrorMessage(result));
}

std::string_view ofWidth(std::size_t width, std::string_view raw, std::string_view column)
{
    if (raw.size() != width)
        throw Error(ErrorKind::Refused, "", "the column " + std::string(column) + " does not have the expected type");
    return raw;
}

} // namespace

// Callers mostly read the same columns in the same order, again and again.
const std::optional<std::string_view>& BinaryRow::field(std::string_view column) const
{
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        const std::size_t at = (m_next + i) % m_names.size();
        if (m_names[at] != column)
            continue;
        m_next = at + 1;
        return m_fields[at];
    }
    throw Error(ErrorKind::Refused, "", "the statement returned no column " + std::string(column));
}

std::string_view BinaryRow::fieldOf(std::string_view column, std::size_t width) const
{
    return ofWidth(width, bytes(column), column);
}

std::int64_t BinaryRow::number(std::string_view column) const
{
    return bigEndian(fieldOf(column, 8));
}

bool BinaryRow::flag(std::string_view column) const
{
    return fieldOf(column, 1).front() != '\0';
}

std::optional<Uuid> BinaryRow::uuid(std::string_view column) const
{
    const auto& found = field(column);
    if (!found)
        return std::nullopt;
    std::array<std::uint8_t, 16> raw{};
    const std::string_view stands = ofWidth(raw.size(), *found, column);
    std::copy_n(stands.begin(), raw.size(), raw.begin());
    return std::bit_cast<Uuid>(raw);
}

Instant BinaryRow::instant(std::string_view column) const
{
    constexpr Instant kEpoch = std::chrono::sys_days(std::chrono::year(2000) / 1 / 1);
    constexpr Instant kFirst = std::chrono::sys_days(std::chrono::year(1) / 1 / 1);
    constexpr Instant kEnd = std::chrono::sys_days(std::chrono::year(10'000) / 1 / 1);
    return kEpoch + std::clamp(std::chrono::microseconds(number(column)), kFirst - kEpoch,
                               kEnd - kEpoch - std::chrono::microseconds(1));
}

void BinaryRow::parse(std::string_view tuple)
{
    if (static_cast<std::size_t>(bigEndian(take(tuple, 2))) != m_names.size())
        refuse();
    m_fields.resize(m_names.size());
    for (auto& field : m_fields) {
        const auto length = static_cast<std::uint32_t>(bigEndian(take(tuple, 4)));
        field = length == 0xffffffff ? std::nullopt : std::optional(take(tuple, length));
    }
}

void CopyOut::Finish::operator()(pg_conn* connection) const
{
    PQfinish(connection);
}

CopyOut::CopyOut(const std::string& conninfo, Watchdog& watchdog)
    : m_watchdog(watchdog)
    , m_connection(
          PQconnectdb(Conninfo::of(conninfo).with("connect_timeout", "5").withOptions(kSession).text().c_str()))
{
    if (PQstatus(m_connection.get()) != CONNECTION_OK)
        lose();
}

CopyOut::~CopyOut() = default;

void CopyOut::lose() const
{
    throw Error(ErrorKind::Unavailable, "", PQerrorMessage(m_connection.get()));
}

void CopyOut::beginSnapshot()
{
    const Watchdog::Guard guard(m_watchdog, PQsocket(m_connection.get()), Watchdog::Clock::now() + kTimeout);
    require(OwnedResult(PQexec(m_connection.get(), "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")).get(),
            PGRES_COMMAND_OK);
}

// COPY itself returns no names.
std::vector<std::string> CopyOut::namesOf(const std::string& query) const
{
    require(OwnedResult(PQprepare(m_connection.get(), "", query.c_str(), 0, nullptr)).get(), PGRES_COMMAND_OK);
    const OwnedResult described(PQdescribePrepared(m_connection.get(), ""));
    require(described.get(), PGRES_COMMAND_OK);
    std::vector<std::string> names;
    for (int column = 0; column < PQnfields(described.get()); ++column)
        names.emplace_back(PQfname(described.get(), column));
    return names;
}

void CopyOut::read(const std::string& query, std::chrono::milliseconds deadline,
                   const std::function<void(const BinaryRow&)>& row)
{
    const Watchdog::Guard guard(m_watchdog, PQsocket(m_connection.get()), Watchdog::Clock::now() + deadline);
    BinaryRow fields;
    fields.m_names = namesOf(query);
    const std::string copy = "COPY (" + query + ") TO STDOUT (FORMAT binary)";
    require(OwnedResult(PQexec(m_connection.get(), copy.c_str())).get(), PGRES_COPY_OUT);
    bool first = true;
    char* raw = nullptr;
    int length = 0;
    while ((length = PQgetCopyData(m_connection.get(), &raw, 0)) > 0) {
        const std::unique_ptr<char, Free> buffer(raw);
        std::string_view bytes(raw, static_cast<std::size_t>(length));
        if (std::exchange(first, false))
            take(bytes, kPrologue);
        if (bytes.size() <= 2) // nothing after the prologue, or the end
            continue;
        fields.parse(bytes);
        row(fields);
    }
    if (length == -2)
        lose();
    while (const OwnedResult result{PQgetResult(m_connection.get())})
        require(result.get(), PGRES_COMMAND_OK);
}

} // namespace cf::db
