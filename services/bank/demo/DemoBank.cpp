#include "services/bank/demo/DemoBank.h"

#include "services/bank/api/AdvisoryLocks.h"
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditSeal.h"
#include "services/bank/audit/TrailCheckpoint.h"
#include "services/bank/demo/DemoLoad.h"

#include <boost/json.hpp>

namespace cf::bank::demo {
namespace {

constexpr const char* kSource = "demo";

bool hasDemo(db::CopyIn& load)
{
    return load.query("SELECT 1 FROM bank.import_run WHERE source = $1", {kSource}).size() > 0;
}

// In a transaction of its own: the partitions' locks are not held while rows are loaded.
void makePartitions(const std::string& conninfo, const DemoPlan& plan)
{
    db::CopyIn load(conninfo);
    load.query("SELECT bank.ensure_transfer_partitions($1::date, 24)", {toString(plan.calendar().date(0))});
    load.commit();
}

// While it lives, names and IBANs are added to the search indexes by the thousand. On destruction its creator must have
// no open transaction on those tables.
class GatheringForSearch
{
public:
    explicit GatheringForSearch(const std::string& conninfo)
        : m_conninfo(conninfo)
    {
        set(true);
    }
    ~GatheringForSearch()
    {
        try {
            set(false);
        } catch (const db::Error&) {
            // Searches are a little slower until the next load; a lost database is reported elsewhere.
        }
    }
    GatheringForSearch(const GatheringForSearch&) = delete;
    GatheringForSearch& operator=(const GatheringForSearch&) = delete;

private:
    void set(bool gather) const
    {
        db::CopyIn session(m_conninfo);
        session.query("SELECT bank.gather_for_search($1::boolean)", {gather ? "true" : "false"});
        session.commit();
    }

    const std::string m_conninfo;
};

struct SealRow
{
    std::int64_t epoch;
    MerkleTree tree;
    TakenSoFar taken; //!< Passed on: a bulk load takes nothing from the inbox.
};

// The row stays locked until the demo is loaded: other sequencers wait, and find another epoch afterwards.
SealRow takeSeal(db::CopyIn& load, const TrailKey& key)
{
    const auto rows =
        load.query("UPDATE bank.audit_seal SET epoch = epoch + 1 RETURNING epoch, next_seq, seal, writers,"
                   " writers_seal, taken_up_to");
    const auto hashes = load.query("SELECT hash FROM bank.audit_seal,"
                                   " unnest(frontier) WITH ORDINALITY AS f (hash, place) ORDER BY place");
    std::vector<Digest> frontier;
    for (const std::string& hash : hashes.values<db::Bytea>())
        frontier.push_back(platform::digestFrom(hash));
    const db::Row row = rows.front();
    auto tree = MerkleTree::restore(row.get<std::int64_t>("next_seq"), std::move(frontier));
    if (!tree)
        throw std::runtime_error("the frontier in audit_seal is not that of its number of events");
    TakenSoFar taken;
    if (const auto writers = row.get<std::optional<db::Bytea>>("writers"))
        taken.writers = platform::digestFrom(*writers);
    taken.upTo = row.get<std::optional<Instant>>("taken_up_to");
    const auto writersSeal = row.get<std::optional<db::Bytea>>("writers_seal");
    const bool nothingTaken = tree->size() == 0 && row.isNull("writers") && !writersSeal;
    // Continuing would sign what somebody else wrote.
    if (row.getOr<db::Bytea>("seal", "") != viewOf(key.sealOf(*tree)) ||
        (!nothingTaken &&
         writersSeal.value_or("") != viewOf(key.writersSealOf(tree->size(), taken.writers, taken.upTo))))
        throw std::runtime_error(unsealedSentence());
    const auto epoch = row.get<std::int64_t>("epoch");
    load.query("UPDATE bank.audit_seal SET epoch_seal = $1::bytea", {db::bytea(viewOf(key.epochSealOf(epoch)))});
    return {epoch, *std::move(tree), taken};
}

class DemoMaker
{
public:
    DemoMaker(db::CopyIn& load, const CustomerKeys& keys, const DemoOptions& options, const DemoPlan& plan)
        : m_load(load)
        , m_keys(keys)
        , m_options(options)
        , m_plan(plan)
        , m_trailKey(keys.master())
    {
    }

    DemoCounts make()
    {
        m_target.branches = writeBranches(m_load, m_plan);
        writeStaff(m_load, m_plan, m_target.branches);
        m_target.customerKeys =
            writeCustomers(m_load, m_plan, m_target.branches, m_keys, step("writing customers", m_plan.customers()));
        const std::int64_t readEvents = std::max<std::int64_t>(0, m_options.auditRows - m_options.transfers - 1);
        const SealRow seal = takeSeal(m_load, m_trailKey);
        DemoRows rows(m_plan, m_target, m_trailKey, seal.tree);
        const Detached detached =
            beginPartitions(seal.tree.size() + m_options.transfers + readEvents); // with "demo.made"
        rows.setFirstDetached(detached.first);
        const auto accounts = loadHistory(m_load, m_plan, rows, m_options.transfers, readEvents,
                                          step("writing history", m_options.transfers + readEvents));
        writeAccounts(m_load, m_plan, m_target, accounts, step("writing accounts", m_plan.allAccounts()));
        writeWaitingOrders(m_load, m_plan, m_target, accounts);
        const DemoCounts counts{m_plan.customers(), m_plan.accounts(), m_options.transfers, rows.audited() + 1};
        finish(seal, rows, counts);
        attachPartitions(detached);
        return counts;
    }

private:
    //! Partitions of the trail that are filled first and indexed afterwards: first … end - 1.
    struct Detached
    {
        std::int64_t first = 0;
        std::int64_t end = 0;
    };

    Detached beginPartitions(std::int64_t last)
    {
        const auto rows = m_load.query("SELECT bank.begin_audit_partitions($1::bigint)", {std::to_string(last)});
        const std::int64_t end = last / kPartitionEvents + 1;
        return {rows.value<std::optional<std::int64_t>>().value_or(end), end};
    }

    void attachPartitions(const Detached& detached)
    {
        const auto count = detached.end - detached.first;
        const Step attached = step("indexing the audit trail", count);
        for (std::int64_t done = 0; done < count; ++done) {
            attached(done);
            m_load.query("SELECT bank.attach_audit_partition($1::bigint)", {std::to_string(detached.first + done)});
        }
        if (count > 0)
            attached(count);
    }

    Step step(std::string_view phase, std::int64_t total) const
    {
        return [this, phase, total](std::int64_t done) {
            if (m_options.stopped && m_options.stopped())
                throw DemoStopped();
            if (m_options.progress)
                m_options.progress(phase, static_cast<std::size_t>(done), static_cast<std::size_t>(total));
        };
    }

    // The record that a second run recognises, its audit event, and the seal over all of it.
    void finish(const SealRow& seal, DemoRows& rows, const DemoCounts& counts)
    {
        const Instant ended = m_plan.calendar().at(m_plan.calendar().days(), 0);
        const boost::json::object report{{"seed", m_options.seed},        {"until", toString(m_options.until)},
                                         {"customers", counts.customers}, {"accounts", counts.accounts},
                                         {"transfers", counts.transfers}, {"auditEvents", counts.auditEvents}};
        m_load.query("INSERT INTO bank.import_run (id, source, started_at, finished_at, report)"
                     " VALUES ($1::uuid, $2, $3::timestamptz, $3::timestamptz, $4::jsonb)",
                     {m_plan.seed().id(Draw::Run, 0, ended).toString(), kSource, toString(ended),
                      boost::json::serialize(report)});
        AuditEvent event{.id = m_plan.seed().id(Draw::Run, 1, ended)};
        event.action = "demo.made";
        event.at = ended;
        event.branch = m_target.branches.front();
        event.detail = detailOf({attribute("seed", std::to_string(m_options.seed)),
                                 attribute("customers", std::to_string(counts.customers)),
                                 attribute("transfers", std::to_string(counts.transfers))});
        rows.audit(event);
        send(m_load, *rows.take());
        const auto values = advanceParameters(seal.epoch, seal.tree.size(), rows.tree(), m_trailKey, seal.taken);
        if (m_load.query(kAdvanceSeal, {values.begin(), values.end()}).size() != 1)
            throw std::logic_error("the audit seal moved while its row was locked");
    }

    db::CopyIn& m_load;
    const CustomerKeys& m_keys;
    const DemoOptions& m_options;
    const DemoPlan& m_plan;
    TrailKey m_trailKey;
    DemoTarget m_target;
};

} // namespace

bool hasDemoBank(const std::string& conninfo)
{
    db::CopyIn load(conninfo);
    return hasDemo(load);
}

std::optional<DemoCounts> makeDemoBank(const std::string& conninfo, const CustomerKeys& keys,
                                       const DemoOptions& options)
{
    const DemoPlan plan(options.seed, options.customers, options.transfers, options.until);
    if (hasDemoBank(conninfo))
        return std::nullopt;
    makePartitions(conninfo, plan);
    const GatheringForSearch gathering(conninfo);
    db::CopyIn load(conninfo);
    load.query("SET LOCAL gin_pending_list_limit = '64MB'");
    load.query("SET LOCAL work_mem = '128MB'"); // in which that list is sorted
    take(load, kDemoLock);
    if (hasDemo(load))
        return std::nullopt;
    const DemoCounts counts = DemoMaker(load, keys, options, plan).make();
    load.commit();
    return counts;
}

} // namespace cf::bank::demo
