#include "services/bank/demo/DemoPeople.h"

#include "services/bank/records/Fields.h"
#include "services/contract/WireValues.h"

namespace cf::bank::demo {
namespace {

constexpr std::uint32_t kChunk = 2'000;

} // namespace

std::vector<BranchId> writeBranches(db::CopyIn& load, const DemoPlan& plan)
{
    std::vector<BranchId> ids;
    const Instant founded = plan.calendar().at(0, 0) - std::chrono::days(7300);
    for (std::size_t number = 0; number < branches().size(); ++number) {
        const DemoBranch& branch = branches()[number];
        load.query("INSERT INTO bank.branch (id, code, name, time_zone) VALUES ($1::uuid, $2, $3, $4)"
                   " ON CONFLICT (code) DO NOTHING",
                   {plan.seed().id(Draw::Branch, number, founded).toString(), std::string(branch.code),
                    std::string(branch.name), std::string(branch.timeZone)});
        const auto rows = load.query("SELECT id FROM bank.branch WHERE code = $1", {std::string(branch.code)});
        ids.push_back(rows.value<BranchId>());
    }
    return ids;
}

void writeStaff(db::CopyIn& load, const DemoPlan& plan, const std::vector<BranchId>& branches)
{
    db::CopyRows rows("bank.staff (id, user_name, display_name, role, branch_id, status, created_at)");
    for (std::size_t number = 0; number < kStaff; ++number) {
        const DemoStaffMember member = plan.staffMember(number);
        rows.row()
            .uuid(plan.staffId(number).uuid())
            .text(member.userName)
            .text(member.displayName)
            .text(contract::nameOf(member.role))
            .uuid(branches[member.branch].uuid())
            .text("invited")
            .instant(plan.calendar().at(0, 0) - std::chrono::days(400));
    }
    load.copy(rows);
}

std::vector<platform::SealingKey> writeCustomers(db::CopyIn& load, const DemoPlan& plan,
                                                 const std::vector<BranchId>& branches, const CustomerKeys& keys,
                                                 const Step& step)
{
    std::vector<platform::SealingKey> made;
    made.reserve(plan.customers());
    while (made.size() < plan.customers()) {
        db::CopyRows customers("bank.customer (id, number, branch_id, kind, display_name, family_name, given_name,"
                               " name_invented, sex, birth_date, phone, email, address, created_at)");
        db::CopyRows wrapped("bank.customer_key (customer_id, wrapped_key)");
        for (std::uint32_t i = 0; i < kChunk && made.size() < plan.customers(); ++i) {
            const auto number = static_cast<std::uint32_t>(made.size());
            const DemoCustomer customer = plan.customer(number);
            const CustomerId id = plan.customerId(number);
            auto& row = customers.row().uuid(id.uuid()).text(customer.number);
            row.uuid(branches[plan.branchOf(number)].uuid()).text(customer.organisation ? "organisation" : "person");
            row.text(customer.display).text(customer.family).text(customer.given).flag(true);
            row.textOrNull(customer.organisation ? "" : customer.woman ? "female" : "male");
            if (customer.birth)
                row.date(*customer.birth);
            else
                row.null();
            row.text(customer.phone).text(customer.email).text(customer.address).instant(plan.customerSince(number));
            const auto key = keys.make(id);
            wrapped.row().uuid(id.uuid()).bytes(key.wrapped);
            made.push_back(key.key);
        }
        load.copy(customers);
        load.copy(wrapped);
        step(static_cast<std::int64_t>(made.size()));
    }
    return made;
}

} // namespace cf::bank::demo
