#include "services/bank/objects/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/objects/ColdObjects.h"
#include "services/bank/objects/ObjectCopier.h"
#include "services/bank/objects/ObjectRemoval.h"
#include "services/bank/objects/ObjectStores.h"
#include "services/bank/platform/config/Settings.h"

namespace cf::bank::objects {
namespace {

using namespace std::chrono_literals;

//! Asks the stores again and again, so that one that is away is noticed though nobody has anything for it.
class StoreWatch
{
public:
    explicit StoreWatch(std::vector<const platform::ObjectStore*> stores)
        : m_stores(std::move(stores))
        , m_thread([this] { return round(); })
    {
    }

private:
    platform::PeriodicThread::Pause round() const
    {
        bool well = true;
        for (const platform::ObjectStore* store : m_stores)
            well = store->exists("none") && well; // whether it is there does not matter
        return {well ? 10s : 1s};
    }

    const std::vector<const platform::ObjectStore*> m_stores;
    platform::PeriodicThread m_thread;
};

void watch(Bank& bank)
{
    std::vector<const platform::ObjectStore*> servers;
    for (const platform::ObjectStore* store : {&bank.objectStores.warm(), bank.objectStores.other()})
        if (store && store->health())
            servers.push_back(store);
    for (Dependency& store : bank.objectStores.dependencies())
        bank.sources.dependencies.push_back(std::move(store));
    if (!servers.empty())
        bank.shutdown.own<StoreWatch>(ShutdownPhase::Background, std::move(servers));
}

} // namespace

void install(Bank& bank)
{
    db::Pool& pool = bank.pool;
    ObjectStores& stores = bank.objectStores;
    watch(bank);
    bank.hourly.push_back({"objects",
                           [&pool, &stores] {
                               giveUpObjects(pool);
                               expireObjects(pool);
                               removeObjects(pool, stores.all());
                           },
                           true});
    if (stores.cold())
        bank.hourly.push_back(
            {"coldObjects",
             [&pool, &stores, age = bank.settings.coldAfter] { moveToCold(pool, stores.warm(), *stores.cold(), age); },
             true});
    if (stores.other() && bank.settings.kafka.brokers.empty())
        bank.shutdown.own<ObjectCopiers>(ShutdownPhase::Background, pool, stores, troubleOf("objects", bank.log));
}

} // namespace cf::bank::objects
