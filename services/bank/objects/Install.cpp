#include "services/bank/objects/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/objects/ColdObjects.h"
#include "services/bank/objects/ObjectCopier.h"
#include "services/bank/objects/ObjectRemoval.h"
#include "services/bank/objects/ObjectStores.h"
#include "services/bank/platform/config/Settings.h"

namespace cf::bank::objects {

void install(Bank& bank)
{
    db::Pool& pool = bank.pool;
    ObjectStores& stores = bank.objectStores;
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
