#include "services/bank/audit/AuditRows.h"

#include "models/domain/Money.h"
#include "services/bank/records/Fields.h"

#include <algorithm>
#include <map>
#include <set>

namespace cf::bank {
namespace {

//! The wire forms of what an event concerns, without duplicates, the main one first.
std::vector<std::string> idsIn(const AuditEvent& event)
{
    std::vector<std::string> ids;
    const auto add = [&](const std::string& id) {
        if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end())
            ids.push_back(id);
    };
    add(event.objectId);
    if (event.customer)
        add(event.customer->toString());
    for (const std::string& id : event.related)
        add(id);
    return ids;
}

//! Ids of one kind that need names.
template <class TypedId>
class Wanted
{
public:
    void add(const TypedId& id) { m_ids.insert(id); }
    void addIfOne(const std::string& wire)
    {
        if (const auto id = TypedId::parse(wire))
            m_ids.insert(*id);
    }

    //! Calls found(id, row) for each row of `sql`; $1 is uuid[], and it selects `id`.
    template <class Found>
    void lookUp(db::Transaction& transaction, const char* sql, Found&& found) const
    {
        std::vector<std::string> uuids;
        for (const TypedId& id : m_ids)
            uuids.push_back(id.uuid().toString());
        if (uuids.empty())
            return;
        for (const auto& row : transaction.query(sql, db::array(uuids)))
            found(row.get<TypedId>("id"), row);
    }

private:
    std::set<TypedId> m_ids;
};

//! Current names of the ids on one page. An id without a name has no entry.
class PageNames
{
public:
    PageNames(db::Transaction& transaction, const std::vector<NumberedEvent>& events)
    {
        for (const NumberedEvent& numbered : events)
            want(numbered.event);
        const auto into = [this](const char* column) {
            return [this, column](const auto& id, const db::Row& row) {
                m_labels.emplace(id.toString(), row.get<std::string>(column));
            };
        };
        m_customers.lookUp(transaction,
                           "SELECT id, display_name FROM bank.customer"
                           " WHERE id = ANY ($1::uuid[]) AND status <> 'erased'",
                           into("display_name"));
        m_accounts.lookUp(transaction, "SELECT id, iban FROM bank.account WHERE id = ANY ($1::uuid[])", into("iban"));
        m_staff.lookUp(transaction, "SELECT id, display_name FROM bank.staff WHERE id = ANY ($1::uuid[])",
                       into("display_name"));
        m_transfers.lookUp(transaction, "SELECT id, amount, currency FROM bank.transfer WHERE id = ANY ($1::uuid[])",
                           [this](TransferId id, const db::Row& row) {
                               const std::string currency = row.get<std::string>("currency");
                               const Money amount(row.get<std::int64_t>("amount"), Currency::recorded(currency));
                               m_labels.emplace(id.toString(), amount.decimal() + " " + currency);
                           });
        m_branches.lookUp(transaction, "SELECT id, code, name FROM bank.branch WHERE id = ANY ($1::uuid[])",
                          [this](BranchId id, const db::Row& row) {
                              m_branchRefs.emplace(id, contract::BranchRef{id, row.get<std::string>("code"),
                                                                           row.get<std::string>("name")});
                              m_labels.emplace(id.toString(), row.get<std::string>("name"));
                          });
    }

    std::string label(const std::string& id) const
    {
        const auto found = m_labels.find(id);
        return found == m_labels.end() ? std::string() : found->second;
    }

    contract::BranchRef branch(BranchId id) const
    {
        const auto found = m_branchRefs.find(id);
        return found == m_branchRefs.end() ? contract::BranchRef{id, {}, {}} : found->second;
    }

private:
    void want(const AuditEvent& event)
    {
        if (event.actor)
            m_staff.add(*event.actor);
        if (event.branch)
            m_branches.add(*event.branch);
        for (const std::string& id : idsIn(event)) {
            m_customers.addIfOne(id);
            m_accounts.addIfOne(id);
            m_transfers.addIfOne(id);
            m_staff.addIfOne(id);
            m_branches.addIfOne(id);
        }
    }

    Wanted<CustomerId> m_customers;
    Wanted<AccountId> m_accounts;
    Wanted<TransferId> m_transfers;
    Wanted<StaffId> m_staff;
    Wanted<BranchId> m_branches;
    std::map<std::string, std::string> m_labels;
    std::map<BranchId, contract::BranchRef> m_branchRefs;
};

contract::AuditRow rowOf(const NumberedEvent& numbered, const PageNames& names)
{
    const AuditEvent& event = numbered.event;
    contract::AuditRow row;
    row.seq = numbered.seq;
    row.id = event.id;
    row.at = event.at;
    row.action = event.action;
    row.result = event.result;
    if (event.actor)
        row.actor = contract::StaffRef{*event.actor, names.label(event.actor->toString())};
    row.role = event.role;
    if (event.branch)
        row.branch = names.branch(*event.branch);
    for (const std::string& id : idsIn(event))
        row.subjects.push_back({id, names.label(id)});
    if (!event.traceId.empty())
        row.traceId = event.traceId;
    return row;
}

} // namespace

std::vector<contract::AuditRow> rowsOf(db::Transaction& transaction, const std::vector<NumberedEvent>& events)
{
    const PageNames names(transaction, events);
    std::vector<contract::AuditRow> rows;
    rows.reserve(events.size());
    for (const NumberedEvent& event : events)
        rows.push_back(rowOf(event, names));
    return rows;
}

} // namespace cf::bank
