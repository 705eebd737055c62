#include "services/bank/audit/AuditScan.h"

#include "services/bank/audit/SealedEvent.h"
#include "services/contract/WireValues.h"

#include <algorithm>

namespace cf::bank {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::int64_t kRowsPerEntry = 16; // how much cheaper sequential reads are than random ones
constexpr std::int64_t kEntriesAtOnce = 20'000;
constexpr std::int64_t kMostRanges = 64;

//! One value's events in number order: an index scan.
struct Stream
{
    std::string scan;   //!< FROM … ORDER BY …: the events of value `v` below $4, newest first.
    std::string probe;  //!< FROM …: whether event d.seq is in one of the streams.
    std::string values; //!< An array: one stream per element.
    std::size_t count = 1;
};
using Streams = std::vector<Stream>;

//! A filter as SQL. Its values are passed in two arrays, $1 of UUIDs and $2 of texts; the SQL refers to them only by
//! position. $3 <= seq < $4 is the range of the trail.
class FilterSql
{
public:
    explicit FilterSql(const AuditFilter& filter)
    {
        for (const AuditCondition& condition : filter.conditions)
            add(condition);
    }

    std::string uuids() const { return db::array(m_uuids); }
    std::string texts() const { return db::array(m_texts); }
    //! " AND …" about the row e of bank.audit_event.
    const std::string& where() const { return m_where; }
    //! The streams that cover all events of each indexed condition.
    const std::vector<Streams>& indexed() const { return m_indexed; }

private:
    void add(const AuditCondition& condition)
    {
        Streams streams;
        std::string any;
        const auto either = [&](Stream stream, const std::string& sql) {
            any += (any.empty() ? "" : " OR ") + sql;
            streams.push_back(std::move(stream));
        };
        const auto column = [&](const char* name, const std::vector<std::string>& values, auto list) {
            if (values.empty())
                return;
            const std::string array = (this->*list)(values);
            either(streamOf("bank.audit_event", name, array, values.size()),
                   std::string("e.") + name + " = ANY (" + array + ")");
        };
        column("actor_id", condition.actors, &FilterSql::uuidList);
        column("branch_id", condition.branches, &FilterSql::uuidList);
        column("action", condition.actions, &FilterSql::textList);
        if (!condition.subjects.empty()) {
            const std::string array = uuidList(condition.subjects);
            either(streamOf("bank.audit_subject", "subject", array, condition.subjects.size()),
                   "EXISTS (SELECT FROM bank.audit_subject s WHERE s.seq = e.seq AND s.subject = ANY (" + array + "))");
        }
        if (!condition.traces.empty()) {
            const std::string array = textList(condition.traces);
            either(traceStream(array), "e.trace_id = ANY (" + array + ")");
        }
        if (condition.result)
            either(troubleStream(*condition.result),
                   "e.result = ANY (" + textList({contract::nameOf(*condition.result)}) + ")");
        m_where += " AND (" + any + ")";
        if (condition.result != AuditResult::Succeeded) // not indexed: nearly all events succeed
            m_indexed.push_back(std::move(streams));
    }

    //! Scans the index on (`column`, seq). Begins at a row and keeps the index's order, so the planner cannot choose to
    //! scan all numbers and filter, which reads the whole trail for a rare value.
    static Stream streamOf(const std::string& table, const std::string& column, const std::string& array,
                           std::size_t count)
    {
        return {"FROM " + table + " WHERE (" + column + ", seq) < (v, $4) AND " + column +
                    " >= v AND seq < $4 ORDER BY " + column + " DESC, seq DESC",
                "FROM unnest(" + array + ") v CROSS JOIN LATERAL (SELECT FROM " + table + " WHERE " + column +
                    " = v AND seq = d.seq LIMIT 1) z",
                array, count};
    }

    //! A trace has few events; its index has no seq.
    static Stream traceStream(const std::string& array)
    {
        return {
            "FROM (SELECT seq FROM bank.audit_event WHERE trace_id = v OFFSET 0) t WHERE seq < $4 ORDER BY seq DESC",
            "FROM bank.audit_event x WHERE x.seq = d.seq AND x.trace_id = ANY (" + array + ")", array};
    }

    //! Refused events share an index with the few failed ones, so the row's result is checked too.
    static Stream troubleStream(AuditResult result)
    {
        const std::string trouble = result == AuditResult::Failed ? "result = 'failed'" : "result <> 'succeeded'";
        return {"FROM bank.audit_event WHERE " + trouble + " AND seq < $4 ORDER BY seq DESC",
                "FROM bank.audit_event x WHERE x.seq = d.seq AND x." + trouble, "ARRAY[0]"};
    }

    std::string uuidList(const std::vector<std::string>& values) { return "($1::uuid[])" + placesOf(m_uuids, values); }
    std::string textList(const std::vector<std::string>& values) { return "($2::text[])" + placesOf(m_texts, values); }
    static std::string placesOf(std::vector<std::string>& all, const std::vector<std::string>& values)
    {
        const std::size_t first = all.size() + 1;
        all.insert(all.end(), values.begin(), values.end());
        return "[" + std::to_string(first) + ":" + std::to_string(all.size()) + "]";
    }

    std::vector<std::string> m_uuids;
    std::vector<std::string> m_texts;
    std::string m_where;
    std::vector<Streams> m_indexed;
};

//! Entries per stream in one step, to bound the total.
std::int64_t entriesOfEach(const Streams& streams, std::int64_t step)
{
    std::int64_t count = 0;
    for (const Stream& stream : streams)
        count += static_cast<std::int64_t>(stream.count);
    return std::clamp<std::int64_t>(kEntriesAtOnce / count, 1, step);
}

//! How far down the streams one step can go: above this point none has more than `entries`. Null: to their ends. Rows
//! below the range do not end a scan, as an index cannot tell; only the number of entries does.
std::string edgeSql(const Streams& streams, std::int64_t entries)
{
    std::string sql;
    for (const Stream& stream : streams)
        sql.append(sql.empty() ? "" : " UNION ALL ")
            .append("SELECT (SELECT seq " + stream.scan + " OFFSET " + std::to_string(entries - 1))
            .append(" LIMIT 1) AS edge FROM unnest(" + stream.values + ") v");
    return "(SELECT greatest(max(edge), $3) FROM (" + sql + ") AS edges)";
}

//! The numbers of the streams' events in the range.
std::string entriesSql(const Streams& streams, std::int64_t entries)
{
    std::string sql;
    for (const Stream& stream : streams)
        sql.append(sql.empty() ? "" : " UNION ")
            .append("SELECT y.seq FROM unnest(" + stream.values + ") v CROSS JOIN LATERAL (SELECT seq " + stream.scan)
            .append(" LIMIT " + std::to_string(entries) + ") y WHERE y.seq >= $3");
    return sql;
}

//! " AND …": event d.seq is in the streams. A separate subquery that is never turned into a join.
std::string probeSql(const Streams& streams)
{
    std::string sql;
    for (const Stream& stream : streams)
        sql.append(sql.empty() ? "" : " OR ").append("coalesce((SELECT true " + stream.probe + " LIMIT 1), false)");
    return " AND (" + sql + ")";
}

//! Scans one range after another until the page is full or the budget used up.
class Scan
{
public:
    Scan(db::Transaction& transaction, const AuditFilter& filter, int limit, const ScanBudget& budget)
        : m_transaction(transaction)
        , m_filter(filter)
        , m_sql(filter)
        , m_uuids(m_sql.uuids())
        , m_texts(m_sql.texts())
        , m_limit(static_cast<std::size_t>(limit))
        , m_budget(budget)
        , m_end(SteadyClock::now() + budget.time)
        , m_step(budget.firstStep)
    {
        // With one condition every index entry is a row of the page.
        if (filter.conditions.size() == 1 && !filter.from && !filter.to)
            m_step = std::min<std::int64_t>(m_step, limit + 1);
    }

    ScannedEvents through(const std::vector<AuditRange>& ranges)
    {
        for (auto range : ranges) {
            while (range.low < range.high) {
                if (m_tired) {
                    m_scanned.more = true;
                    return std::move(m_scanned);
                }
                const std::int64_t reached = step(range);
                if (m_scanned.seqs.size() > m_limit) {
                    m_scanned.seqs.pop_back();
                    m_scanned.more = true;
                    m_scanned.next = m_scanned.seqs.back();
                    return std::move(m_scanned);
                }
                m_scanned.next = range.high = reached;
                m_step = std::min(m_step * 2, std::max(m_budget.largestStep, m_step));
                m_tired = SteadyClock::now() >= m_end;
            }
        }
        return std::move(m_scanned);
    }

private:
    //! Collects matches in the upper part of the range; returns where that part begins.
    std::int64_t step(AuditRange range)
    {
        const std::int64_t trail = std::max(range.low, range.high - m_step * kRowsPerEntry);
        const Streams* driver = nullptr;
        std::int64_t low = trail;
        if (!m_sql.indexed().empty()) {
            const auto edges = edgesOf(range);
            const auto best = std::min_element(edges.begin(), edges.end());
            if (*best <= trail) {
                low = *best;
                driver = &m_sql.indexed()[static_cast<std::size_t>(best - edges.begin())];
            }
        }
        take({low, range.high}, driver);
        return low;
    }

    std::vector<std::int64_t> edgesOf(AuditRange range)
    {
        const auto nameOf = [](std::size_t index) { return "edge_" + std::to_string(index); };
        std::string sql;
        for (std::size_t i = 0; i < m_sql.indexed().size(); ++i) {
            const Streams& streams = m_sql.indexed()[i];
            sql.append(sql.empty() ? "SELECT " : ", ").append(edgeSql(streams, entriesOfEach(streams, m_step)));
            sql.append(" AS ").append(nameOf(i));
        }
        sql += " FROM (SELECT $1::uuid[], $2::text[]) AS given"; // gives every parameter a type, used or not
        const auto rows = m_transaction.query(sql.c_str(), m_uuids, m_texts, range.low, range.high);
        std::vector<std::int64_t> edges;
        for (std::size_t i = 0; i < m_sql.indexed().size(); ++i)
            edges.push_back(rows[0].get<std::int64_t>(nameOf(i)));
        return edges;
    }

    //! The driver's numbers in the range that all other indexes contain too, found without reading rows.
    std::string chosenSql(const Streams& driver) const
    {
        std::string sql = " AND seq = ANY (ARRAY(SELECT d.seq FROM (" +
                          entriesSql(driver, entriesOfEach(driver, m_step)) + ") d WHERE true";
        for (const Streams& streams : m_sql.indexed())
            if (&streams != &driver)
                sql += probeSql(streams);
        return sql + "))";
    }

    void take(AuditRange piece, const Streams* driver)
    {
        // OFFSET 0 keeps the planner from merging the conditions into the scan: it would trust its statistics, and one
        // bad estimate reads a whole index.
        const std::string sql =
            "SELECT e.seq FROM (SELECT seq, at, action, result, actor_id, branch_id, trace_id FROM bank.audit_event"
            " WHERE seq >= $3 AND seq < $4" +
            (driver ? chosenSql(*driver) : std::string()) +
            " ORDER BY seq DESC OFFSET 0) e"
            " WHERE $1::uuid[] IS NOT NULL AND $2::text[] IS NOT NULL"
            " AND ($5::timestamptz IS NULL OR e.at >= $5) AND ($6::timestamptz IS NULL OR e.at < $6)" +
            m_sql.where() + " ORDER BY e.seq DESC LIMIT $7";
        const auto text = [](const std::optional<Instant>& at) {
            return at ? std::optional(toString(*at)) : std::nullopt;
        };
        for (const auto& row :
             m_transaction.query(sql.c_str(), m_uuids, m_texts, piece.low, piece.high, text(m_filter.from),
                                 text(m_filter.to), static_cast<std::int64_t>(m_limit + 1 - m_scanned.seqs.size())))
            m_scanned.seqs.push_back(row.get<std::int64_t>("seq"));
    }

    db::Transaction& m_transaction;
    const AuditFilter& m_filter;
    FilterSql m_sql;
    std::string m_uuids;
    std::string m_texts;
    std::size_t m_limit;
    ScanBudget m_budget;
    SteadyClock::time_point m_end;
    std::int64_t m_step;
    bool m_tired = false;
    ScannedEvents m_scanned;
};

//! The parts of the range that may hold events between the filter's times, newest first; blocks without a summary may
//! hold anything.
std::vector<AuditRange> rangesOf(db::Transaction& transaction, const AuditFilter& filter, AuditRange whole)
{
    const auto text = [](const std::optional<Instant>& at) { return at ? std::optional(toString(*at)) : std::nullopt; };
    const auto rows =
        transaction.query("SELECT min(block) << $6::int AS low, (max(block) + 1) << $6::int AS high FROM ("
                          " SELECT g AS block, g + row_number() OVER (ORDER BY g DESC) AS run"
                          " FROM generate_series($1::bigint >> $6::int, ($2::bigint - 1) >> $6::int) g LEFT JOIN "
                          "bank.audit_span s ON s.block = g"
                          " WHERE s.block IS NULL OR (($3::timestamptz IS NULL OR s.last_at >= $3)"
                          "   AND ($4::timestamptz IS NULL OR s.first_at < $4))) AS fitting"
                          " GROUP BY run ORDER BY low DESC LIMIT $5",
                          whole.low, whole.high, text(filter.from), text(filter.to), kMostRanges, kSpanLevel);
    std::vector<AuditRange> ranges;
    for (const auto& row : rows)
        ranges.push_back(
            {std::max(whole.low, row.get<std::int64_t>("low")), std::min(whole.high, row.get<std::int64_t>("high"))});
    return ranges;
}

} // namespace

ScannedEvents scanAudit(db::Transaction& transaction, const AuditFilter& filter, AuditRange range, int limit,
                        const ScanBudget& budget)
{
    const auto never = [](const AuditCondition& condition) { return condition.isEmpty(); };
    if (filter.seq && *filter.seq >= range.high)
        return {{}, false, range.low};
    if (filter.seq)
        range = {std::max(range.low, *filter.seq), *filter.seq + 1};
    if (range.low >= range.high || std::any_of(filter.conditions.begin(), filter.conditions.end(), never))
        return {{}, false, range.low};
    if (!filter.from && !filter.to)
        return Scan(transaction, filter, limit, budget).through({range});
    const auto ranges = rangesOf(transaction, filter, range);
    auto scanned = Scan(transaction, filter, limit, budget).through(ranges);
    // More ranges than one request may visit.
    scanned.more = scanned.more || ranges.size() == static_cast<std::size_t>(kMostRanges);
    return scanned;
}

} // namespace cf::bank
