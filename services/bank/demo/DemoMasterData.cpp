#include "services/bank/demo/DemoMasterData.h"

#include "services/bank/records/CustomerTables.h"
#include "services/bank/records/Fields.h"
#include "services/contract/WireValues.h"

namespace cf::bank::demo {
namespace {

constexpr std::uint32_t kCustomersAtOnce = 2'000;

//! Of bank.staff.
struct StaffRow
{
    StaffId id;
    std::string userName;
    std::string displayName;
    Role role = Role::Teller;
    BranchId branchId;
    std::string_view status = "invited";
    Instant createdAt;
};
BOOST_DESCRIBE_STRUCT(StaffRow, (), (id, userName, displayName, role, branchId, status, createdAt))

//! Of bank.customer.
struct CustomerRow
{
    CustomerId id;
    std::string number;
    BranchId branchId;
    std::string_view kind;
    std::string displayName;
    std::string familyName;
    std::string givenName;
    bool nameInvented = true;
    std::optional<std::string_view> sex; //!< Empty: an organisation.
    std::optional<Date> birthDate;
    std::string phone;
    std::string email;
    std::string address;
    Instant createdAt;
};
BOOST_DESCRIBE_STRUCT(CustomerRow, (),
                      (id, number, branchId, kind, displayName, familyName, givenName, nameInvented, sex, birthDate,
                       phone, email, address, createdAt))

CustomerRow rowOf(const DemoPlan& plan, std::uint32_t number, BranchId branch)
{
    const DemoCustomer customer = plan.customer(number);
    CustomerRow row{.id = plan.customerId(number), .number = customer.number, .branchId = branch};
    row.kind = customer.organisation ? "organisation" : "person";
    row.displayName = customer.display;
    row.familyName = customer.family;
    row.givenName = customer.given;
    if (!customer.organisation)
        row.sex = customer.woman ? "female" : "male";
    row.birthDate = customer.birth;
    row.phone = customer.phone;
    row.email = customer.email;
    row.address = customer.address;
    row.createdAt = plan.customerSince(number);
    return row;
}

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
    db::CopyTable<StaffRow> rows("bank.staff");
    for (std::size_t number = 0; number < kStaff; ++number) {
        const DemoStaffMember member = plan.staffMember(number);
        StaffRow row{.id = plan.staffId(number), .userName = member.userName, .displayName = member.displayName};
        row.role = member.role;
        row.branchId = branches[member.branch];
        row.createdAt = plan.calendar().at(0, 0) - std::chrono::days(400);
        rows.add(row);
    }
    load.copy(rows);
}

std::vector<platform::EncryptionKey> writeCustomers(db::CopyIn& load, const DemoPlan& plan,
                                                    const std::vector<BranchId>& branches, const CustomerKeys& keys,
                                                    const Step& step)
{
    std::vector<platform::EncryptionKey> made;
    made.reserve(plan.customers());
    while (made.size() < plan.customers()) {
        db::CopyTable<CustomerRow> customers("bank.customer");
        db::CopyTable<CustomerKeyRow> wrapped("bank.customer_key");
        for (std::uint32_t i = 0; i < kCustomersAtOnce && made.size() < plan.customers(); ++i) {
            const auto number = static_cast<std::uint32_t>(made.size());
            customers.add(rowOf(plan, number, branches[plan.branchOf(number)]));
            const auto key = keys.make(plan.customerId(number));
            wrapped.add({plan.customerId(number), {key.wrapped}});
            made.push_back(key.key);
        }
        load.copy(customers);
        load.copy(wrapped);
        step(static_cast<std::int64_t>(made.size()));
    }
    return made;
}

} // namespace cf::bank::demo
