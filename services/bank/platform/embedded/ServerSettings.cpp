// Local sockets only, peer authentication only; statements and row contents stay out of the log.
#include "services/bank/platform/embedded/ServerSettings.h"

#include "services/bank/platform/embedded/Folders.h"
#include "services/bank/platform/process/MachineMemory.h"

#include <algorithm>
#include <sstream>

namespace cf::platform {

namespace fs = std::filesystem;

namespace {

std::string quoted(const std::string& value)
{
    std::string result = "'";
    for (const char letter : value) {
        if (letter == '\'' || letter == '\\')
            result += letter;
        result += letter;
    }
    return result + "'";
}

// An eighth of the memory for each of the two servers: what they have no room for is written, and waits for the log to
// be flushed, in the middle of somebody's transaction. A bank that is not to last is a test's, beside many others.
std::uint64_t sharedBuffers(bool durable)
{
    constexpr std::uint64_t kLeast = 128;
    constexpr std::uint64_t kMost = 8'192;
    return durable ? std::clamp(usableMemory() / 8 / (1 << 20), kLeast, kMost) : kLeast;
}

std::string commonSettings(const ClusterLayout& layout, const ServerPlan& server)
{
    std::ostringstream out;
    out << "# Written by bankd at each start. Changes here are lost; ALTER SYSTEM stays.\n"
        << "cluster_name = 'counterfoil_" << server.name << "'\n"
        << "max_connections = 60\n"
        << "shared_buffers = '" << sharedBuffers(layout.durable) << "MB'\n"
        << "max_wal_size = '2GB'\n" // fewer checkpoints, and so fewer images of whole pages
        << "jit = off\n"
        << "synchronous_commit = on\n"
        << "synchronous_standby_names = ''\n"
        << "wal_level = replica\n"
        << "wal_compression = lz4\n"
        << "default_toast_compression = lz4\n"
        << "max_wal_senders = 5\n"
        << "max_replication_slots = 5\n"
        << "max_slot_wal_keep_size = '1GB'\n"
        << "wal_sender_timeout = '10s'\n"
        << "wal_receiver_timeout = '10s'\n"
        << "wal_receiver_status_interval = '1s'\n"
        << "wal_retrieve_retry_interval = '1s'\n"
        << "hot_standby = on\n"
        << "idle_in_transaction_session_timeout = '10s'\n"
        << "timezone = 'UTC'\n"
        << "log_timezone = 'UTC'\n"
        << "lc_messages = 'C'\n"       // The supervisor reads them.
        << "logging_collector = off\n" // Standard error is the log; the supervisor keeps it short.
        << "log_line_prefix = '%m [%p] %q%u@%d '\n"
        << "log_error_verbosity = terse\n"
        << "log_min_error_statement = panic\n";
    for (const char* setting : {"fsync", "full_page_writes"})
        out << setting << " = " << (layout.durable ? "on" : "off") << "\n";
    return out.str();
}

std::string replicaSettings(const ClusterLayout& layout)
{
    const std::string primary =
        layout.connectionString(layout.primary().port, kSuperuser, "postgres") + " application_name=" + kReplicaSlot;
    return "primary_conninfo = " + quoted(primary) + "\nprimary_slot_name = '" + kReplicaSlot +
           "'\nrecovery_target_timeline = 'latest'\n";
}

std::string hostRules()
{
    return "# Written by bankd at each start.\n"
           "local all all peer map=counterfoil\n"
           "local replication all peer map=counterfoil\n";
}

//! The user of bankd and of the servers may log in as any of the bank's roles; nobody else may.
std::string userMap(const ClusterLayout& layout)
{
    std::string result = "# Written by bankd at each start.\n";
    std::vector<std::string> users = {userName(layout.owner.uid)};
    if (layout.runAs)
        users.push_back(userName(currentUser().uid));
    for (const std::string& user : users) {
        for (const char* role : {kSuperuser, "bank_owner", "bank_app", "bank_monitor"})
            result += "counterfoil \"" + user + "\" " + role + "\n";
    }
    return result;
}

} // namespace

Outcome<Done, SetupError> writeSettings(const ClusterLayout& layout, const ServerPlan& server, const fs::path& data)
{
    const bool replica = server.name == layout.replica().name;
    std::vector<std::pair<std::string, std::string>> files = {
        {"counterfoil.conf", commonSettings(layout, server) + (replica ? replicaSettings(layout) : std::string())},
        {"pg_hba.conf", hostRules()},
        {"pg_ident.conf", userMap(layout)}};
    if (replica)
        files.emplace_back("standby.signal", "");
    for (const auto& [name, content] : files) {
        if (auto written = writeDurably(data / name, content, layout.owner); !written)
            return written.error();
    }
    return Done{};
}

} // namespace cf::platform
