// What every capability of a running bank is built on. Members are declared in dependency order; what runs on them ends
// before any is destroyed, in the order that Shutdown gives.
#pragma once

#include "app/bankd/DatabaseAccess.h"

#include "services/bank/api/Bank.h"
#include "services/bank/api/ConsistencyTokens.h"
#include "services/bank/api/Workers.h"
#include "services/bank/audit/InboxSigner.h"
#include "services/bank/audit/ReadAuditSpool.h"
#include "services/bank/audit/Refusals.h"
#include "services/bank/audit/TrailHealth.h"
#include "services/bank/caching/InvalidationListener.h"
#include "services/bank/caching/ReadRouter.h"
#include "services/bank/events/EventBacklog.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/monitoring/Monitor.h"
#include "services/bank/objects/ObjectStores.h"
#include "services/bank/platform/cache/LayeredCache.h"
#include "services/bank/platform/events/EventBus.h"
#include "services/bank/platform/metrics/Metrics.h"

namespace cf::app {

class Foundation
{
public:
    //! Settings and log outlive it. Throws std::runtime_error with a sentence.
    Foundation(const platform::Settings& settings, platform::Log& log);
    Foundation(const Foundation&) = delete;
    Foundation& operator=(const Foundation&) = delete;

    std::atomic<bool> draining = false;

private:
    std::function<void(const std::string&)> defectsOf(platform::Log& log);
    bank::Submit submit();
    void shareRates();
    bank::Bank everything(const platform::Settings& settings, platform::Log& log);

    const bank::Environment m_environment;
    platform::Metrics m_metrics;
    bank::Monitor m_monitor{m_metrics};
    bank::CustomerKeys m_keys;
    bank::TrailHealth m_trailHealth;
    bank::InboxSigner m_signer;
    bank::ObjectStores m_objects;
    DatabaseAccess m_database;
    db::Pool m_pool;
    std::unique_ptr<db::Pool> m_replica; //!< Null: none is configured.
    std::unique_ptr<db::Replicas> m_replicas;
    std::unique_ptr<platform::RedisClient> m_redis; //!< Null, as the next: each server has its memory alone.
    std::unique_ptr<platform::SharedCache> m_sharedCache;
    std::unique_ptr<platform::Cache> m_cache;
    bank::ConsistencyTokens m_tokens;
    bank::InvalidationListener m_invalidations;
    bank::ReadRouter m_reads;
    std::unique_ptr<bank::ReadAuditSpool> m_readAudit; //!< Ended by the bank's endings, like the next.
    std::unique_ptr<bank::Refusals> m_refusals;
    const std::vector<platform::EventConsumer> m_consumers;
    std::unique_ptr<platform::EventBus> m_bus;
    std::unique_ptr<bank::EventBacklog> m_backlog;
    bank::Workers m_workers;
    bank::Router m_router;

public:
    bank::Bank bank; //!< Destroyed first; ends all that runs.
};

} // namespace cf::app
