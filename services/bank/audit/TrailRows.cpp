// See TrailRows.h.
#include "services/bank/audit/TrailRows.h"

#include <array>

namespace cf::bank {
namespace {

constexpr const char* kEvents =
    "INSERT INTO bank.audit_event (seq, leaf, leaf_hash, seal, action, result, at, actor_id, role, branch_id,"
    " object_id, trace_id) SELECT seq, leaf, hash, seal, action, result, at, nullif(actor, '')::uuid, nullif(role, ''),"
    " nullif(branch, '')::uuid, nullif(object, ''), nullif(trace, '')"
    " FROM unnest($1::bigint[], $2::bytea[], $3::bytea[], $4::bytea[], $5::text[], $6::text[], $7::timestamptz[],"
    " $8::text[], $9::text[], $10::text[], $11::text[], $12::text[])"
    " AS u (seq, leaf, hash, seal, action, result, at, actor, role, branch, object, trace)";
constexpr const char* kSubjects = "INSERT INTO bank.audit_subject (subject, seq)"
                                  " SELECT * FROM unnest($1::uuid[], $2::bigint[])";

std::string textOf(const std::optional<Uuid>& id)
{
    return id ? id->toString() : std::string();
}

} // namespace

void insertEvents(db::Transaction& transaction, const std::vector<SealedEvent>& events)
{
    std::array<std::vector<std::string>, 12> columns;
    std::vector<std::string> subjects;
    std::vector<std::string> numbers;
    for (const SealedEvent& event : events) {
        const LeafColumns& plain = event.columns;
        const std::string seq = std::to_string(event.seq);
        std::size_t next = 0;
        const auto add = [&](std::string value) { columns.at(next++).push_back(std::move(value)); };
        add(seq);
        add(db::bytea(event.leaf));
        add(db::bytea(platform::viewOf(event.leafHash)));
        add(db::bytea(viewOf(event.seal)));
        add(plain.action);
        add(std::string(plain.result));
        add(toString(plain.at));
        add(textOf(plain.actor));
        add(std::string(plain.role));
        add(textOf(plain.branch));
        add(plain.objectId);
        add(plain.traceId);
        for (const Uuid& subject : plain.subjects) {
            subjects.push_back(subject.toString());
            numbers.push_back(seq);
        }
    }
    std::array<std::string, 12> a;
    for (std::size_t i = 0; i < a.size(); ++i)
        a.at(i) = db::array(columns.at(i));
    transaction.query(kEvents, a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], a[9], a[10], a[11]);
    transaction.query(kSubjects, db::array(subjects), db::array(numbers));
}

} // namespace cf::bank
