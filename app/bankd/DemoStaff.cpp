// See DemoStaff.h. The people go through the same enrolment as everybody: code, password, authenticator.
#include "app/bankd/DemoStaff.h"

#include "app/bankd/Commands.h"
#include "services/bank/identity/Identity.h"
#include "services/bank/identity/Secrets.h"
#include "services/bank/identity/StaffAdmin.h"
#include "services/bank/identity/Totp.h"
#include "services/contract/Binder.h"
#include "services/contract/WireValues.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <future>
#include <iostream>

namespace cf::app {
namespace {

struct Part
{
    const char* userName;
    const char* displayName;
    Role role;
    bool mainBranch;
};

constexpr Part kParts[] = {
    {"anna", "Anna Tesařová", Role::Teller, true},     {"martin", "Martin Horák", Role::Supervisor, true},
    {"olga", "Olga Marková", Role::Compliance, true},  {"admin", "Adam Správný", Role::Administrator, true},
    {"petra", "Petra Dvořáková", Role::Teller, false},
};

std::string hashOf(bank::Passwords& passwords, const std::string& password)
{
    std::promise<std::string> hash;
    if (!passwords.hash(password, [&](std::string done) { hash.set_value(std::move(done)); }))
        throw std::runtime_error("The demo's passwords could not be hashed.");
    return hash.get_future().get();
}

template <class T, class E>
T require(Outcome<T, E> outcome, const char* what)
{
    if (!outcome)
        throw std::runtime_error(std::string("The demo's people could not be enrolled: ") + what + " was refused.");
    return std::move(outcome).value();
}

DemoPerson enrol(bank::Identity& identity, db::Pool& pool, const Part& part, BranchId branch)
{
    bank::StaffAdmin admin(pool);
    auto code = admin.add(part.userName, part.displayName, part.role, branch);
    if (!code) // half-made by an earlier start that was killed: begin this person anew
        code = admin.reissue(part.userName);
    DemoPerson person{part.userName, part.displayName, contract::nameOf(part.role), {}, {}, {}};
    person.password = "demo-" + bank::newTypedCode(4);
    const std::string device(64, '0'); // no device: the session opened below is ended at once
    const std::string enrolmentCode = require(std::move(code), "the code").code;
    const auto enrolment = require(
        identity.enrolment.start(person.userName, enrolmentCode, hashOf(identity.passwords, person.password),
                                 bank::Origin{.address = {}, .device = device, .traceId = {}, .callerTraceId = {}}),
        "the password");
    person.totpSecret = enrolment.secret;
    const auto now = std::chrono::system_clock::now();
    const std::string totp = bank::totp::codeOf(bank::totp::secretOf(enrolment.secret), bank::totp::stepAt(now));
    const auto enrolled = require(
        identity.enrolment.confirm({enrolment.challenge, totp},
                                   bank::Origin{.address = {}, .device = device, .traceId = {}, .callerTraceId = {}}),
        "the authenticator");
    person.recoveryCodes = enrolled.recoveryCodes;
    identity.sessions.end(enrolled.session.token, {enrolled.session.staff.id, person.displayName, part.role, branch});
    return person;
}

void save(const std::vector<DemoPerson>& people, const std::filesystem::path& file)
{
    const std::filesystem::path half = file.string() + ".new";
    const int out = ::open(half.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const std::string text = contract::encodeDocument(people);
    const bool written =
        out >= 0 && ::write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(out) == 0;
    if (out >= 0)
        ::close(out);
    if (!written)
        throw std::runtime_error("The file " + file.string() + " could not be written.");
    std::filesystem::rename(half, file);
}

} // namespace

void enrolDemoStaff(db::Pool& pool, const platform::SealingKey& master, BranchId main, BranchId other,
                    const std::filesystem::path& file)
{
    if (std::filesystem::exists(file))
        return;
    bank::Identity identity(pool, master);
    std::vector<DemoPerson> people;
    for (const Part& part : kParts)
        people.push_back(enrol(identity, pool, part, part.mainBranch ? main : other));
    save(people, file);
}

int printDemoCodes(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / "demo" / "staff.json";
    std::ifstream in(file);
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const auto people = contract::decodeDocument<std::vector<DemoPerson>>(text);
    if (!people)
        return fail("The file " + file.string() + " is not there or cannot be read by you.");
    const auto now = std::chrono::system_clock::now();
    for (const DemoPerson& person : *people)
        std::cout << person.userName << "  " << person.role << "  password " << person.password << "  code "
                  << bank::totp::codeOf(bank::totp::secretOf(person.totpSecret), bank::totp::stepAt(now)) << '\n';
    return 0;
}

} // namespace cf::app
