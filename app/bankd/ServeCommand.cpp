// serve: opens the bank, serves it, and shuts it down in order.
#include "app/bankd/CertificateRenewal.h"
#include "app/bankd/Demo.h"
#include "app/bankd/Importing.h"
#include "app/bankd/RunningBank.h"

#include "services/bank/platform/embedded/Folders.h"
#include "services/contract/Binder.h"

#include <iostream>
#include <optional>

namespace cf::app {
namespace {

void writeReadyFile(const std::filesystem::path& file, std::uint16_t port, const std::filesystem::path& ca)
{
    const contract::json::value ready = {{"url", "https://localhost:" + std::to_string(port)}, {"ca", ca.string()}};
    // Readers never see half a file.
    const auto written = platform::writeDurably(file, contract::json::serialize(ready) + '\n', platform::currentUser());
    if (!written)
        throw std::runtime_error(written.error().message);
}

// The usual port, or any free one if that is taken and none was requested.
std::unique_ptr<RunningBank> start(platform::Settings settings, const ServeOptions& options, platform::Log& log)
{
    if (options.port >= 0)
        settings.http.port = static_cast<std::uint16_t>(options.port);
    const bool anyPort = options.port < 0 && !options.location.embedded.empty();
    try {
        return std::make_unique<RunningBank>(settings, log);
    } catch (const std::runtime_error&) {
        if (!anyPort)
            throw;
        settings.http.port = 0;
        return std::make_unique<RunningBank>(settings, log);
    }
}

// Taken before the working folder may change.
std::filesystem::path absoluteOrEmpty(const std::filesystem::path& path)
{
    return path.empty() ? path : std::filesystem::absolute(path);
}

} // namespace

sigset_t stopSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM})
        sigaddset(&signals, signal);
    return signals;
}

sigset_t awaitedSignals()
{
    sigset_t signals = stopSignals();
    for (const int signal : {SIGHUP, SIGUSR1, SIGUSR2})
        sigaddset(&signals, signal);
    return signals;
}

int waitForStop(platform::Log& log, const std::function<void()>& renew)
{
    const sigset_t signals = awaitedSignals();
    const sigset_t stop = stopSignals();
    for (;;) {
        int received = 0;
        sigwait(&signals, &received);
        if (sigismember(&stop, received) == 1)
            return received;
        if (received != SIGHUP)
            continue;
        if (!log.reopen())
            log.warning("logNotReopened");
        renew();
    }
}

int fail(const std::string& sentence)
{
    std::cerr << "bankd: " << sentence << '\n';
    return 1;
}

int serve(const ServeOptions& options)
{
    if (options.demo && options.location.embedded.empty())
        return fail("--demo goes with --embedded: a demo belongs in a bank of its own.");
    if (options.port > 65'535)
        return fail("--port must lie between 0 and 65535.");
    const std::optional<ReachableFolder> records =
        options.berka.empty() ? std::nullopt : std::make_optional<ReachableFolder>(options.berka);
    const std::filesystem::path readyFile = absoluteOrEmpty(options.readyFile);

    const std::filesystem::path embedded = absoluteOrEmpty(options.location.embedded);

    OpenedBank opened = openBank(options.location, Sharing::Exclusive);
    requireSchema(opened);
    takeFoundedName(opened);
    if (options.demo)
        setUpDemo(opened, EmbeddedFolder(embedded), records ? records->path() : std::filesystem::path());
    platform::Log log(opened.settings.log);
    std::optional<CertificateRenewal> renewal;
    if (!embedded.empty())
        renewal.emplace(EmbeddedFolder(embedded).tls, log);
    const auto bank = start(opened.settings, options, log);
    log.info("serving", {{"port", bank->port()}, {"version", COUNTERFOIL_VERSION}});
    std::cerr << "bankd: serving at https://localhost:" << bank->port() << '\n';
    if (!readyFile.empty())
        writeReadyFile(readyFile, bank->port(), opened.caCertificate);

    log.info("stopping", {{"signal", waitForStop(log, [&] { bank->reloadCertificate(); })}});
    bank->drain();
    return 0;
}

} // namespace cf::app
