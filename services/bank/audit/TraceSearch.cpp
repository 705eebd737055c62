#include "services/bank/audit/TraceSearch.h"

namespace cf::bank {

// The index uses the database's collation, so a LIKE would scan all of it. The range ends at the next digit or letter,
// never at ASCII ':', which collations sort before digits.
TraceRange tracesBeginningWith(const std::string& beginning)
{
    TraceRange range{beginning, beginning};
    char& last = range.after.back();
    last = last == '9' ? 'a' : static_cast<char>(last + 1);
    return range;
}

std::vector<std::string> sealedTraces(db::Transaction& transaction, const std::string& beginning, std::int64_t most)
{
    const auto range = tracesBeginningWith(beginning);
    const auto rows = transaction.query("SELECT DISTINCT trace_id FROM bank.audit_event"
                                        " WHERE trace_id >= $1 AND trace_id < $2 AND starts_with(trace_id, $1)"
                                        " LIMIT $3",
                                        range.first, range.after, most);
    return rows.values<std::string>();
}

} // namespace cf::bank
