// work: consumes what the broker has for the bank's consumers, until it is stopped. topics: makes the broker's topics.
#include "app/bankd/Consumers.h"
#include "app/bankd/DatabaseAccess.h"
#include "app/bankd/OpenedBank.h"

#include "services/bank/events/DeadLetters.h"
#include "services/bank/feeds/FeedWorkers.h"
#include "services/bank/monitoring/WorkerReport.h"
#include "services/bank/notices/NoticeWorkers.h"
#include "services/bank/objects/ObjectCopier.h"
#include "services/bank/platform/events/KafkaSource.h"
#include "services/bank/platform/events/KafkaTopics.h"
#include "services/bank/statements/MonthlyStatements.h"

#include <unistd.h>

namespace cf::app {
namespace {

constexpr std::size_t kConnections = 8;

//! The consumers of the events, and behind each one the keeper of its dead letters; who copies objects,
//! and who makes statements.
class Workshop
{
public:
    Workshop(const platform::Settings& settings, platform::Log& log)
        : m_kafka(settings.kafka)
        , m_log(log)
        , m_database(settings, log)
        , m_pool({.database = m_database.servers.primary, .connections = kConnections}, m_database.watchdog)
        , m_keys(masterKeyOf(settings))
        , m_objects(settings)
        , m_notices(
              settings, m_pool, [this](const bank::EventConsumer& consumer) { return sourceOf(consumer); },
              [this](const std::string& consumer) { return bank::troubleOf(consumer, m_log); })
        , m_feeds(
              settings, [this](const bank::EventConsumer& consumer) { return sourceOf(consumer); },
              [this](const std::string& consumer) { return bank::troubleOf(consumer, m_log); })
    {
        for (const bank::EventConsumer& consumer : consumersOf(settings))
            keepLettersOf(consumer);
        if (m_objects.other())
            m_copiers.emplace(m_pool, m_objects, bank::troubleOf("objects", log));
        m_statements.emplace(bank::StatementWorkshop{m_pool, m_keys, m_objects.all(), settings.bankName},
                             bank::troubleOf("statements", log));
        m_report.emplace(m_pool, nameOf(settings), dependencies(settings), bank::troubleOf("monitoring", log));
    }

private:
    static std::string nameOf(const platform::Settings& settings)
    {
        char host[256] = "localhost";
        ::gethostname(host, sizeof host - 1);
        return (settings.instance.empty() ? std::string(host) : settings.instance) + "/work";
    }

    //! What only workers use, and the stores, which they use most.
    std::vector<bank::Dependency> dependencies(const platform::Settings& settings) const
    {
        auto all = m_notices.dependencies(settings);
        all.insert(all.end(), m_feeds.dependencies().begin(), m_feeds.dependencies().end());
        for (bank::Dependency& store : m_objects.dependencies())
            all.push_back(std::move(store));
        return all;
    }

    std::unique_ptr<platform::EventSource> sourceOf(const bank::EventConsumer& consumer) const
    {
        return std::make_unique<platform::KafkaSource>(
            platform::KafkaSourceConfig{m_kafka, consumer.name, consumer.topics});
    }

    void keepLettersOf(const bank::EventConsumer& consumer)
    {
        m_letters.push_back(std::make_unique<bank::EventWorker>(
            sourceOf(bank::lettersOf(consumer)),
            [keeper = std::make_shared<bank::DeadLetterKeeper>(m_pool, consumer.name)](const auto& deliveries) {
                return keeper->handle(deliveries);
            },
            bank::troubleOf(consumer.name, m_log)));
    }

    const platform::KafkaConfig m_kafka;
    platform::Log& m_log;
    DatabaseAccess m_database;
    db::Pool m_pool;
    bank::CustomerKeys m_keys;
    bank::ObjectStores m_objects;
    bank::NoticeWorkers m_notices;
    bank::FeedWorkers m_feeds;
    std::vector<std::unique_ptr<bank::EventWorker>> m_letters;
    std::optional<bank::ObjectCopiers> m_copiers;
    std::optional<bank::StatementMakers> m_statements;
    std::optional<bank::WorkerReport> m_report;
};

} // namespace

int work(const BankLocation& location)
{
    OpenedBank opened = openBank(location, Sharing::Allowed);
    requireSchema(opened);
    takeFoundedName(opened);
    if (opened.settings.kafka.brokers.empty())
        return fail("The configuration names no brokers: without them `serve` does this work itself.");
    platform::Log log(opened.settings.log);
    const Workshop workshop(opened.settings, log);
    log.info("working", {{"version", COUNTERFOIL_VERSION}});
    log.info("stopping", {{"signal", waitForStop(log, [] {})}});
    return 0;
}

int makeTopics(const TopicsOptions& options)
{
    const auto settings = platform::readSettings(options.config);
    if (!settings)
        return fail(settings.error());
    if (settings->kafka.brokers.empty())
        return fail("The configuration names no brokers.");
    platform::ensureKafkaTopics(settings->kafka, bank::kafkaTopicsOf(consumersOf(*settings), settings->kafka.prefix),
                                {.partitions = options.partitions, .replicas = options.replicas});
    return 0;
}

} // namespace cf::app
