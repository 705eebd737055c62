// The people enrol like everybody else: code, password, authenticator.
#include "app/bankd/DemoStaff.h"

#include "app/bankd/Commands.h"
#include "services/bank/identity/Identity.h"
#include "services/bank/identity/Secrets.h"
#include "services/bank/identity/StaffAdmin.h"
#include "services/bank/identity/Totp.h"
#include "services/contract/Binder.h"
#include "services/contract/WireValues.h"

#include <boost/json.hpp>

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

std::string nameOfBranch(db::Pool& pool, BranchId branch)
{
    return pool.transaction([&](db::Transaction& transaction) {
        return transaction.query("SELECT name FROM bank.branch WHERE id = $1", branch.uuid().toString())
            .value<std::string>();
    });
}

DemoPerson enrol(bank::Identity& identity, db::Pool& pool, const Part& part, BranchId branch)
{
    bank::StaffAdmin admin(pool);
    auto code = admin.add(part.userName, part.displayName, part.role, branch);
    if (!code) // left by an earlier start that was killed: start this person again
        code = admin.reissue(part.userName);
    DemoPerson person{
        part.userName, part.displayName, contract::nameOf(part.role), nameOfBranch(pool, branch), {}, {}, {}};
    person.password = "demo-" + bank::newTypedCode(4);
    const std::string device(64, '0'); // no device: the session opened below is ended at once
    const std::string enrolmentCode = require(std::move(code), "the code").code;
    const auto enrolment = require(
        identity.enrolment.start(person.userName, enrolmentCode, hashOf(identity.passwords, person.password),
                                 bank::Origin{.address = {}, .device = device, .traceId = {}, .callerTraceId = {}}),
        "the password");
    person.authenticatorSecret = enrolment.secret;
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

void save(const DemoPeople& people, const std::filesystem::path& file)
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

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream in(file);
    return {(std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>()};
}

std::filesystem::path peopleFile(const EmbeddedFolder& folder)
{
    return folder.demo / "people.json";
}

//! The file of earlier bankd versions: a bare list, without branches.
std::filesystem::path formerFile(const EmbeddedFolder& folder)
{
    return folder.demo / "staff.json";
}

void takeOverFormerFile(const OpenedBank& bank, const EmbeddedFolder& folder, db::Pool& pool)
{
    boost::json::value people = boost::json::parse(contentOf(formerFile(folder)));
    for (auto& entry : people.as_array()) {
        auto& person = entry.as_object();
        const std::string user(person.at("userName").as_string());
        const boost::json::value secret = person.at("totpSecret"); // adding a member may move the others
        person["authenticatorSecret"] = secret;
        person["branch"] = pool.transaction([&](db::Transaction& transaction) {
            const auto rows = transaction.query("SELECT b.name FROM bank.staff s JOIN bank.branch b"
                                                " ON b.id = s.branch_id WHERE s.user_name = $1",
                                                user);
            return rows.empty() ? std::string() : rows.value<std::string>();
        });
    }
    const auto known = contract::decodeDocument<std::vector<DemoPerson>>(boost::json::serialize(people));
    if (!known)
        throw std::runtime_error("The file " + formerFile(folder).string() + " cannot be read.");
    save({.bank = bank.settings.bankName, .people = *known}, peopleFile(folder));
    std::filesystem::remove(formerFile(folder));
}

} // namespace

void beginDemonstration(const OpenedBank& bank, const EmbeddedFolder& folder)
{
    const bool former = std::filesystem::exists(formerFile(folder));
    db::Watchdog watchdog;
    db::Connection owner(bank.settings.ownerDatabase, watchdog);
    const bool marked = owner.transaction(std::chrono::seconds(30), [&](db::Transaction& transaction) {
        if (!transaction.query("SELECT 1 FROM bank.demonstration").empty())
            return true;
        // The invented colleagues of `bankd demo` have neither password nor code: they do not count.
        const auto somebody =
            transaction.query("SELECT 1 FROM bank.staff s WHERE s.password_hash IS NOT NULL"
                              " OR EXISTS (SELECT 1 FROM bank.staff_enrolment_code c WHERE c.staff_id = s.id) LIMIT 1");
        if (!former && !somebody.empty())
            return false;
        transaction.query("INSERT INTO bank.demonstration DEFAULT VALUES");
        return true;
    });
    if (!marked)
        throw std::runtime_error("The bank in " + folder.root.string() +
                                 " has real staff and is not a demonstration. Serve it without --demo.");
}

void enrolDemoStaff(const OpenedBank& opened, const EmbeddedFolder& folder, db::Pool& pool,
                    const platform::EncryptionKey& master, BranchId main, BranchId other)
{
    if (std::filesystem::exists(formerFile(folder)))
        takeOverFormerFile(opened, folder, pool);
    if (std::filesystem::exists(peopleFile(folder)))
        return;
    bank::Identity identity(pool, master);
    DemoPeople people{.bank = opened.settings.bankName, .people = {}};
    for (const Part& part : kParts)
        people.people.push_back(enrol(identity, pool, part, part.mainBranch ? main : other));
    save(people, peopleFile(folder));
}

int printDemoCodes(const std::filesystem::path& folder)
{
    const std::filesystem::path file = peopleFile(EmbeddedFolder(folder));
    const auto people = contract::decodeDocument<DemoPeople>(contentOf(file));
    if (!people)
        return fail("The file " + file.string() + " does not exist or you may not read it.");
    const auto now = std::chrono::system_clock::now();
    for (const DemoPerson& person : people->people)
        std::cout << person.userName << "  " << person.role << "  password " << person.password << "  code "
                  << bank::totp::codeOf(bank::totp::secretOf(person.authenticatorSecret), bank::totp::stepAt(now))
                  << '\n';
    return 0;
}

} // namespace cf::app
