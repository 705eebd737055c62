#include "services/bank/notices/MessageRetention.h"

namespace cf::bank {
namespace {

constexpr std::size_t kAtATime = 5'000;

}

bool removeOldMessages(db::Pool& pool, int days)
{
    return pool.transaction([&](db::Transaction& transaction) {
        return transaction
                   .query("DELETE FROM bank.message WHERE id IN (SELECT id FROM bank.message"
                          " WHERE made_at < now() - make_interval(days => $1) ORDER BY made_at LIMIT $2"
                          " FOR UPDATE SKIP LOCKED) RETURNING id",
                          days, kAtATime)
                   .size() == kAtATime;
    });
}

} // namespace cf::bank
