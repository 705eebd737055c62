// bankd, the bank: one program with subcommands. Reads the command line; each subcommand has its own file.
#include "app/bankd/Commands.h"
#include "app/bankd/FoundingQuestions.h"

#include "services/bank/platform/process/Privileges.h"
#include "services/contract/AsyncApi.h"
#include "services/contract/OpenApi.h"

#include <CLI/CLI.hpp>

#include <sys/stat.h>

#include <csignal>
#include <iostream>

namespace {

using namespace cf::app;
namespace platform = cf::platform;

// Blocked before the first thread exists, so that every thread inherits the mask and only `serve` waits for them.
void blockSignals()
{
    const sigset_t signals = awaitedSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

void addBankOptions(CLI::App& command, BankLocation& location)
{
    auto* choice = command.add_option_group("bank", "Which bank");
    choice->add_option("--embedded", location.embedded, "A folder with a private PostgreSQL, created if missing.")
        ->type_name("DIR");
    choice->add_option("--config", location.config, "A TOML file that names an existing PostgreSQL.")
        ->type_name("FILE");
    choice->require_option(1);
}

void addServe(CLI::App& app, ServeOptions& options, int& status)
{
    auto* command = app.add_subcommand("serve", "Answer the API over TLS until SIGTERM or SIGINT.");
    addBankOptions(*command, options.location);
    command->add_option("--port", options.port, "TCP port (embedded: 8443, or any free one when that is taken).");
    command->add_option("--ready-file", options.readyFile, "Written when the bank can serve: its URL and CA, as JSON.");
    command->add_flag("--demo", options.demo, "At the first start: people to sign in as, and customers with money.");
    command
        ->add_option("--berka", options.berka,
                     "With --demo: the folder of the PKDD'99 bank to use instead of invented data.")
        ->type_name("DIR");
    command->callback([&] { status = serve(options); });
}

void addWork(CLI::App& app, BankLocation& location, int& status)
{
    auto* command = app.add_subcommand("work", "Do what nobody waits for, such as mail, in a bank whose events are on"
                                               " Kafka, until SIGTERM or SIGINT.");
    command->add_option("--config", location.config, "The TOML file of the bank.")->required()->type_name("FILE");
    command->callback([&] { status = work(location); });
}

void addTopics(CLI::App& app, TopicsOptions& options, int& status)
{
    auto* command =
        app.add_subcommand("topics", "Make the topics of a bank whose events are on Kafka, as somebody who may.");
    command->add_option("--config", options.config, "The TOML file of the bank.")->required()->type_name("FILE");
    command->add_option("--partitions", options.partitions, "Of each; never changed afterwards.")
        ->check(CLI::Range(1, 1'000))
        ->capture_default_str();
    command->add_option("--replicas", options.replicas, "Brokers that keep each event.")
        ->check(CLI::Range(1, 7))
        ->capture_default_str();
    command->callback([&] { status = makeTopics(options); });
}

void addAutoscale(CLI::App& app, AutoscaleOptions& options, int& status)
{
    auto* command = app.add_subcommand("autoscale", "Have a program make more or fewer servers by their load, until "
                                                    "SIGTERM or SIGINT.");
    addBankOptions(*command, options.location);
    command->add_option("--program", options.program, "Called with how many servers there should be.")
        ->required()
        ->type_name("FILE");
    command->add_option("--output", options.output, "What the program says is appended there.")
        ->required()
        ->type_name("FILE");
    command->add_option("--least", options.least, "Servers there are at least.")
        ->check(CLI::Range(1, 1'000))
        ->capture_default_str();
    command->add_option("--most", options.most, "Servers there are at most.")
        ->check(CLI::Range(1, 1'000))
        ->capture_default_str();
    command->callback([&] { status = autoscale(options); });
}

void addMigrate(CLI::App& app, BankLocation& location, int& status)
{
    auto* command = app.add_subcommand("migrate", "Bring the database's schema up to date, as bank_owner.");
    addBankOptions(*command, location);
    command->callback([&] { status = migrate(location); });
}

void addInit(CLI::App& app, InitOptions& options, int& status)
{
    auto* command =
        app.add_subcommand("init", "Found the bank: who it is, its first branch and administrator; asks for "
                                   "what is not said, and prints the administrator's enrolment code.");
    addBankOptions(*command, options.location);
    for (const FoundingQuestion& question : foundingQuestions())
        command->add_option(question.flag, options.answers[question.flag], question.question);
    command->callback([&] { status = foundBank(options); });
}

void addLanguage(CLI::App& app, LanguageOptions& options, int& status)
{
    auto* command =
        app.add_subcommand("language", "Print, or set as bank_owner, the language that determines the order "
                                       "of names.");
    command->add_option("tag", options.tag, "Such as cs or de-AT; und: no language in particular.");
    addBankOptions(*command, options.location);
    command->callback([&] { status = language(options); });
}

void addImport(CLI::App& app, ImportOptions& options, int& status)
{
    auto* command = app.add_subcommand("import", "Import another bank's records.");
    auto* berka = command->add_subcommand("berka", "The Czech bank of PKDD'99, eight .asc files.");
    berka->add_option("folder", options.folder, "Where the files are.")->required()->type_name("DIR");
    addBankOptions(*berka, options.location);
    berka->add_option("--branch", options.branch, "Code of the branch that keeps the accounts.");
    berka->add_option("--report", options.report, "Where reconciliation.txt and reconciliation.csv go.")
        ->type_name("DIR");
    berka->add_flag("--skip-malformed", options.skipMalformed, "Skip malformed lines instead of refusing the import.");
    command->require_subcommand(1);
    berka->callback([&] { status = importBerka(options); });
}

void addVerify(CLI::App& app, VerifyOptions& options, int& status)
{
    auto* command = app.add_subcommand("verify", "Verify the audit trail, or name the first row that is not as it was "
                                                 "sealed; or verify the ledger, and name what does not agree.");
    command->add_option("what", options.what, "What to verify: trail or ledger.")
        ->check(CLI::IsMember({"trail", "ledger"}))
        ->capture_default_str();
    addBankOptions(*command, options.location);
    command->add_option("--from", options.from, "Check only the seals, not the content, of events before this number.")
        ->check(CLI::NonNegativeNumber);
    command->callback([&] { status = options.what == "ledger" ? verifyLedger(options) : verifyTrail(options); });
}

void addRebuild(CLI::App& app, BankLocation& location, int& status)
{
    auto* command = app.add_subcommand("rebuild", "Make what is kept for speed (balances, holds, owners, blocks, use of"
                                                  " limits) anew from the rows behind it, and report differences.");
    addBankOptions(*command, location);
    command
        ->add_flag(
            "--check", [](std::int64_t) {}, "Only compare, beside what is stored; so far there is nothing else.")
        ->required();
    command->callback([&] { status = checkProjections(location); });
}

void addStaff(CLI::App& app, StaffOptions& options, int& status)
{
    auto* command = app.add_subcommand("staff", "Add staff and manage their enrolment.");
    command->require_subcommand(1);
    auto* add = command->add_subcommand("add", "Add a person; prints the one-time enrolment code.");
    addBankOptions(*add, options.location);
    add->add_option("user", options.userName, "User name: small letters, digits, . _ -")->required();
    add->add_option("--name", options.displayName, "As shown to colleagues.")->required();
    add->add_option("--role", options.role, "teller, supervisor, compliance or administrator")->required();
    add->add_option("--branch", options.branch, "Code of the branch.");
    add->callback([&] { status = addStaffMember(options); });
    auto* invite = command->add_subcommand("invite", "A new enrolment code for somebody who has yet to enrol.");
    addBankOptions(*invite, options.location);
    invite->add_option("user", options.userName, "User name")->required();
    invite->callback([&] { status = inviteStaffMember(options); });
    auto* reissue = command->add_subcommand("reissue", "A new enrolment code; revokes the person's credentials.");
    addBankOptions(*reissue, options.location);
    reissue->add_option("user", options.userName, "User name")->required();
    reissue->callback([&] { status = reissueStaffMember(options); });
    auto* unlock = command->add_subcommand("unlock", "End a lock after too many failures; nothing else changes.");
    addBankOptions(*unlock, options.location);
    unlock->add_option("user", options.userName, "User name")->required();
    unlock->callback([&] { status = unlockStaffMember(options); });
}

void addDemo(CLI::App& app, DemoCommandOptions& options, int& status)
{
    auto* command = app.add_subcommand("demo", "Fill the bank with invented customers and two years of history.");
    addBankOptions(*command, options.location);
    command->add_option("--customers", options.customers, "At least 10; twice as many accounts.")
        ->check(CLI::Range(10, 40'000'000))
        ->capture_default_str();
    command->add_option("--transfers", options.transfers, "Booked transfers.")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command->add_option("--audit-rows", options.auditRows, "Sealed audit events; at least one for each transfer.")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command->add_option("--seed", options.seed, "The same seed, sizes and day give the same bank.")
        ->capture_default_str();
    command->add_option("--until", options.until, "The history ends before this day; default: today.")
        ->type_name("DATE");
    command->callback([&] { status = makeDemo(options); });
}

} // namespace

int main(int argc, char** argv)
{
    ::umask(077); // what is written here is private to the bank
    platform::limitCoreDumps();
    blockSignals();
    CLI::App app("Counterfoil's bank");
    app.set_version_flag("--version", COUNTERFOIL_VERSION);
    app.require_subcommand(1);
    int status = 0;
    ServeOptions serveOptions;
    BankLocation workLocation;
    TopicsOptions topicsOptions;
    AutoscaleOptions autoscaleOptions;
    BankLocation migrateLocation;
    InitOptions initOptions;
    BankLocation rebuildLocation;
    LanguageOptions languageOptions;
    ImportOptions importOptions;
    StaffOptions staffOptions;
    VerifyOptions verifyOptions;
    DemoCommandOptions demoOptions;
    std::filesystem::path demoFolder;
    addServe(app, serveOptions, status);
    addWork(app, workLocation, status);
    addTopics(app, topicsOptions, status);
    addAutoscale(app, autoscaleOptions, status);
    addMigrate(app, migrateLocation, status);
    addInit(app, initOptions, status);
    addLanguage(app, languageOptions, status);
    addImport(app, importOptions, status);
    addStaff(app, staffOptions, status);
    addVerify(app, verifyOptions, status);
    addRebuild(app, rebuildLocation, status);
    addDemo(app, demoOptions, status);
    auto* codes = app.add_subcommand("demo-codes", "The demo people's current credentials, from the demo's 0600 file.");
    codes->add_option("--embedded", demoFolder, "The demo bank's folder.")->required()->type_name("DIR");
    codes->callback([&] { status = printDemoCodes(demoFolder); });
    auto* openapi = app.add_subcommand("openapi", "Print the OpenAPI 3.1 document.");
    openapi->callback([] { std::cout << cf::contract::openApiDocument(); });
    auto* asyncapi = app.add_subcommand("asyncapi", "Print the AsyncAPI 3.0 document: events and feeds.");
    asyncapi->callback([] { std::cout << cf::contract::asyncApiDocument(); });
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const auto unknown = app.remaining();
        if (dynamic_cast<const CLI::RequiredError*>(&error) && !unknown.empty())
            return fail(unknown.front() + " is not a command of bankd. Run: bankd --help");
        return app.exit(error);
    } catch (const std::exception& error) {
        return fail(error.what());
    }
    return status;
}
