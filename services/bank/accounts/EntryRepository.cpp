// Entries by position: they are numbered without gaps, so row p from the newest is number (last - p), found by key.
#include "services/bank/accounts/AccountRepository.h"
#include "services/bank/accounts/EntryRows.h"
#include "services/bank/api/Paging.h"

#include <algorithm>

namespace cf::bank {

contract::Page<contract::Entry> listEntries(db::Transaction& transaction, CustomerKeys& keys, AccountId account,
                                            std::int64_t position, int limit)
{
    static const std::string sql =
        entriesFrom("SELECT * FROM bank.entry WHERE account_id = $1 AND number BETWEEN $2 AND $3", "e.number DESC");
    const std::string id = account.uuid().toString();
    const auto head = transaction.query("SELECT last_entry_number FROM bank.account WHERE id = $1", id);
    contract::Page<contract::Entry> page;
    page.count = head.empty() ? 0 : head.value<std::int64_t>();
    const std::int64_t newest = page.count - position;
    if (newest < 1)
        return page; // `position` can be far past the oldest entry
    const std::int64_t oldest = std::max<std::int64_t>(1, newest - limit + 1);
    for (const auto& row : transaction.query(sql.c_str(), id, oldest, newest))
        page.items.push_back(entryOf(keys, row));
    page.more = oldest > 1;
    setKeys(page, [](const contract::Entry& entry) { return std::to_string(entry.number); });
    return page;
}

} // namespace cf::bank
