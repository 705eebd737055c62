#include "services/bank/events/Outbox.h"

#include "services/bank/platform/postgres/TableRows.h"

namespace cf::bank {
namespace {

struct Text
{
    std::string event;
};
BOOST_DESCRIBE_STRUCT(Text, (), (event))

} // namespace

void tell(db::Transaction& transaction, std::string_view topic, const std::vector<std::string>& events)
{
    static const std::string kTell =
        "INSERT INTO bank.outbox (topic, events) SELECT $1, array_agg(event) FROM " + db::unnested<Text>(2);
    std::vector<Text> rows;
    for (const std::string& event : events)
        rows.push_back({event});
    db::queryWithRows(transaction, kTell, rows, std::string(topic));
}

} // namespace cf::bank
