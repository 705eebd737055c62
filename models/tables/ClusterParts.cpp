#include "models/tables/ClusterParts.h"

#include "models/tables/DateText.h"
#include "models/tables/EventText.h"
#include "models/tables/MetricText.h"

#include <map>

namespace cf::tables {

using contract::ClusterStatus;
using contract::DatabaseRole;
using contract::DatabaseState;
using contract::DependencyState;
using contract::DependencyStatus;
using contract::FailoverCause;
using contract::ProcessKind;
using contract::ProcessState;
using Level = Part::Level;

namespace {

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

QString timeOf(Instant at)
{
    return formatDateTime(at, QLocale());
}

QString durationOf(std::int64_t milliseconds)
{
    return durationText(milliseconds * 1000, QLocale());
}

//! Several sentences, some of which may be empty.
QString sentences(QStringList list)
{
    list.removeAll(QString());
    return list.join(QLatin1Char(' '));
}

//! One dependency, as all processes that use it see it.
struct Seen
{
    DependencyStatus worst;
    QStringList troubled; //!< Names of processes.
};

std::map<std::string, Seen> seenBy(const std::vector<contract::ProcessStatus>& processes)
{
    const auto rank = [](DependencyState state) {
        switch (state) {
        case DependencyState::Troubled:
            return 4;
        case DependencyState::Working:
            return 3;
        case DependencyState::Untried:
            return 2;
        case DependencyState::Unused:
            return 1;
        case DependencyState::Unknown:
            break;
        }
        return 0;
    };
    std::map<std::string, Seen> all;
    for (const contract::ProcessStatus& process : processes) {
        if (process.state == ProcessState::Silent)
            continue;
        for (const DependencyStatus& each : process.dependencies) {
            Seen& seen = all.try_emplace(each.name, Seen{each, {}}).first->second;
            if (rank(each.state) > rank(seen.worst.state))
                seen.worst = each;
            if (each.state == DependencyState::Troubled)
                seen.troubled += textOf(process.name);
        }
    }
    return all;
}

} // namespace

QString ClusterParts::joined(const QStringList& figures)
{
    QString row;
    for (const QString& figure : figures)
        row = row.isEmpty() ? figure : tr("%1 · %2", "figures in a row").arg(row, figure);
    return row;
}

QString ClusterParts::reported(const std::optional<std::string>& trouble)
{
    return trouble ? tr("Reported: %1", "%1: a message, as it is").arg(textOf(*trouble)) : QString();
}

std::vector<Part> ClusterParts::of(const ClusterStatus& status)
{
    std::vector<Part> parts;
    for (const contract::DatabaseServer& server : status.databases)
        parts.push_back(database(server));
    if (status.wal)
        addWal(*status.wal, parts);
    for (const contract::ProcessStatus& each : status.processes)
        parts.push_back(process(each));
    addDependencies(status, parts);
    addRecords(status, parts);
    for (const contract::ProxyStatus& proxy : status.proxies) {
        if (proxy.trouble)
            parts.push_back({tr("Proxy"),
                             textOf(proxy.name),
                             tr("Does not answer", "a server"),
                             Level::Bad,
                             {},
                             sentences({tr("It does not say how it sees the servers. It may still pass calls on."),
                                        reported(proxy.trouble)})});
        for (const contract::ProxiedServer& server : proxy.servers)
            parts.push_back(proxied(proxy, server));
    }
    return parts;
}

QString ClusterParts::databaseKind(const std::optional<DatabaseRole>& role)
{
    switch (role.value_or(DatabaseRole::Unknown)) {
    case DatabaseRole::Primary:
        return tr("Primary database");
    case DatabaseRole::SynchronousStandby:
        return tr("Synchronous standby", "a database");
    case DatabaseRole::Standby:
        return tr("Standby", "a database");
    case DatabaseRole::OtherRegion:
        return tr("Other region's database");
    case DatabaseRole::Unknown:
        break;
    }
    return tr("Database");
}

Part ClusterParts::database(const contract::DatabaseServer& server)
{
    Part part{tr("Database"), textOf(server.name), {}, Level::Bad, {}, databaseMeaning(server)};
    part.kind = databaseKind(server.role);
    switch (server.state) {
    case DatabaseState::Running:
        part.state =
            server.role == DatabaseRole::Primary ? tr("Takes orders", "a database") : tr("Follows", "a database");
        part.level = Level::Good;
        break;
    case DatabaseState::CatchingUp:
        part.state = tr("Is behind", "a database");
        part.level = Level::Warning;
        break;
    case DatabaseState::NotFollowing:
        part.state = tr("Follows nobody", "a database");
        part.level = Level::Warning;
        break;
    case DatabaseState::Unconfirmed:
        part.state = tr("Waits for a standby", "a database");
        break;
    case DatabaseState::Replaced:
        part.state = tr("Was replaced", "a database");
        break;
    case DatabaseState::Starting:
        part.state = tr("Starts", "a database");
        part.level = Level::Warning;
        break;
    case DatabaseState::Building:
        part.state = tr("Is being built", "a database");
        part.level = Level::Warning;
        break;
    case DatabaseState::Away:
        part.state = tr("Away", "a server");
        break;
    case DatabaseState::Unknown:
        part.state = tr("Unknown", "the state of a server");
        part.level = Level::Warning;
        break;
    }
    if (server.state == DatabaseState::Away)
        return part;
    QStringList figures;
    if (server.timeline)
        figures += tr("timeline %1").arg(QLocale().toString(static_cast<qlonglong>(*server.timeline)));
    if (server.lagBytes && server.role != DatabaseRole::Primary)
        figures += tr("%1 behind", "a database; %1: a size").arg(sizeText(*server.lagBytes, QLocale()));
    if (server.lagMilliseconds && server.role != DatabaseRole::Primary)
        figures += tr("%1 behind", "a database; %1: a time").arg(durationOf(*server.lagMilliseconds));
    part.figures = joined(figures);
    return part;
}

QString ClusterParts::databaseMeaning(const contract::DatabaseServer& server)
{
    QStringList meaning;
    switch (server.state) {
    case DatabaseState::Away:
        meaning += tr("It does not answer. If it was the primary, no orders are taken until another one takes over; "
                      "balances come from the other databases and from memory meanwhile.");
        break;
    case DatabaseState::Unconfirmed:
        meaning += tr("Orders wait until a standby is there to confirm them: nothing that was confirmed can be lost.");
        break;
    case DatabaseState::Replaced:
        meaning += tr("It does not know yet that another one took over. The bank gives it no orders.");
        break;
    case DatabaseState::NotFollowing:
        meaning += tr("It receives nothing from the primary. Nothing is read from it while it is behind.");
        break;
    case DatabaseState::CatchingUp:
        meaning += tr("What it has not replayed yet is read from another database.");
        break;
    case DatabaseState::Running:
    case DatabaseState::Starting:
    case DatabaseState::Building:
    case DatabaseState::Unknown:
        break;
    }
    if (server.walPosition)
        meaning += tr("Log position %1.").arg(textOf(*server.walPosition));
    if (server.lastSeen && server.state == DatabaseState::Away)
        meaning += tr("Last seen on %1.", "%1: date and time").arg(timeOf(*server.lastSeen));
    meaning += reported(server.trouble);
    return sentences(meaning);
}

void ClusterParts::addWal(const contract::WalKeeping& wal, std::vector<Part>& parts)
{
    for (const contract::ReplicationSlot& slot : wal.slots) {
        const bool lost = slot.walStatus == "lost" || slot.walStatus == "unreserved";
        Part part{tr("Log kept for a follower"), textOf(slot.name), {}, Level::Good, {}, {}};
        part.state = lost          ? tr("Too far behind", "a follower of a database")
                     : slot.active ? tr("Is read", "the log of a database")
                                   : tr("Nobody reads it", "the log of a database");
        part.level = lost ? Level::Bad : slot.active ? Level::Good : Level::Warning;
        QStringList figures;
        if (slot.keptBytes)
            figures += wal.mostBytes
                           ? tr("%1 of at most %2", "sizes")
                                 .arg(sizeText(*slot.keptBytes, QLocale()), sizeText(*wal.mostBytes, QLocale()))
                           : sizeText(*slot.keptBytes, QLocale());
        figures += textOf(slot.walStatus);
        part.figures = joined(figures);
        if (lost)
            part.meaning = tr("What it had not read yet is not kept any more: it must be built anew.");
        else if (!slot.active)
            part.meaning = tr("The primary keeps its log on disk until the follower comes back, or the most is kept.");
        parts.push_back(std::move(part));
    }
    if (!wal.archive)
        return;
    const contract::WalArchive& archive = *wal.archive;
    const bool fails = archive.failedAt && (!archive.archivedAt || *archive.failedAt > *archive.archivedAt);
    Part part{tr("Log archive"),
              tr("Backups"),
              fails ? tr("Fails", "archiving") : tr("Working", "a service"),
              fails ? Level::Bad : Level::Good,
              {},
              {}};
    QStringList figures{tr("%n file(s)", "of a log", static_cast<int>(archive.archived))};
    if (archive.archivedAt)
        figures += tr("last on %1", "a file was archived; %1: date and time").arg(timeOf(*archive.archivedAt));
    part.figures = joined(figures);
    if (fails)
        part.meaning = tr("Orders go on, and the log waits on the primary's disk. What was booked since then is in no "
                          "backup.");
    parts.push_back(std::move(part));
}

QString ClusterParts::dependencyName(const std::string& name)
{
    if (name == "cache")
        return tr("Shared cache");
    if (name == "events")
        return tr("Event broker");
    if (name == "objects")
        return tr("Object store");
    if (name == "otherObjects")
        return tr("Other region's object store");
    if (name == "mail")
        return tr("Mail server");
    if (name == "sms")
        return tr("SMS gateway");
    return EventText::consumer(name);
}

QString ClusterParts::fallback(const std::string& name)
{
    if (name == "cache")
        return tr("Balances come from each server's own memory and from the standbys meanwhile.");
    if (name == "events")
        return tr("Orders go on. Their events wait in the database and follow in order.");
    if (name == "objects")
        return tr(
            "Documents are read from the other region if there is one; new ones are refused, and statements wait.");
    if (name == "otherObjects")
        return tr("Everything goes on. Objects wait for their copy.");
    if (name == "mail" || name == "sms")
        return tr("Messages wait and follow in order.");
    return tr("Its events wait and follow in order.");
}

void ClusterParts::addDependencies(const ClusterStatus& status, std::vector<Part>& parts)
{
    for (const auto& [name, seen] : seenBy(status.processes)) {
        const DependencyStatus& worst = seen.worst;
        if (worst.state == DependencyState::Unused)
            continue;
        Part part{dependencyName(name),
                  worst.where ? textOf(*worst.where) : tr("Within the bank", "where something is"),
                  tr("Working", "a service"),
                  Level::Good,
                  {},
                  {}};
        QStringList figures;
        if (worst.state == DependencyState::Troubled) {
            part.state = tr("In trouble", "a service");
            part.level = Level::Warning;
            if (worst.since)
                figures += tr("since %1", "%1: date and time").arg(timeOf(*worst.since));
            part.meaning =
                sentences({fallback(name),
                           tr("Seen by %1.", "%1: names of servers").arg(seen.troubled.join(QStringLiteral(", "))),
                           reported(worst.trouble)});
        } else if (worst.state == DependencyState::Untried) {
            part.state = tr("Not used yet", "a service");
            part.level = Level::Quiet;
        }
        if (worst.outages > 0)
            figures += tr("%n outage(s)", "of a service", static_cast<int>(worst.outages));
        part.figures = joined(figures);
        parts.push_back(std::move(part));
    }
}

void ClusterParts::addRecords(const ClusterStatus& status, std::vector<Part>& parts)
{
    constexpr std::int64_t kLate = 15 * 60; // seconds
    if (status.copies) {
        const contract::UncopiedObjects& copies = *status.copies;
        const bool late = copies.oldestSeconds > kLate;
        Part part{tr("Copies of objects"),
                  tr("Other region"),
                  copies.objects == 0 ? tr("All are there", "copies")
                                      : tr("%n missing", "copies", static_cast<int>(copies.objects)),
                  late ? Level::Warning : Level::Good,
                  {},
                  {}};
        if (copies.objects > 0)
            part.figures = tr("the oldest waits for %1", "%1: a time").arg(durationOf(copies.oldestSeconds * 1000));
        parts.push_back(std::move(part));
    }
    for (const contract::StatementFault& fault : status.statementFaults)
        parts.push_back(
            {tr("Monthly statements"),
             textOf(fault.reason),
             tr("%n not made", "statements", static_cast<int>(fault.statements)),
             Level::Warning,
             {},
             tr("They are tried again after growing pauses, for a day, and then wait for somebody who mends "
                "the cause: %1",
                "%1: a sentence")
                 .arg(textOf(fault.reason))});
}

Part ClusterParts::process(const contract::ProcessStatus& process)
{
    Part part{process.kind == ProcessKind::Worker ? tr("Worker", "a server for work in the background")
                                                  : tr("Server of the bank"),
              textOf(process.name),
              {},
              Level::Good,
              {},
              {}};
    switch (process.state) {
    case ProcessState::Ready:
        part.state = tr("Ready", "a server");
        break;
    case ProcessState::Draining:
        part.state = tr("Is about to stop", "a server");
        part.level = Level::Quiet;
        part.meaning = tr("It answers what it has begun and takes no new clients.");
        break;
    case ProcessState::Silent:
        part.state = tr("Silent", "a server");
        part.level = Level::Bad;
        part.meaning = tr("It has told the others nothing for more than ten seconds. The others do its work.");
        break;
    case ProcessState::Unknown:
        part.state = tr("Unknown", "the state of a server");
        part.level = Level::Warning;
        break;
    }
    QStringList figures;
    if (process.callsPerMinute && process.state != ProcessState::Silent)
        figures += tr("%n call(s) a minute", nullptr, static_cast<int>(*process.callsPerMinute));
    if (process.processorPpm && process.state != ProcessState::Silent)
        figures += tr("%1 of the processors", "%1: a share").arg(shareText(*process.processorPpm, QLocale()));
    figures += tr("version %1").arg(textOf(process.version));
    figures += tr("since %1", "%1: date and time").arg(timeOf(process.startedAt));
    part.figures = joined(figures);
    return part;
}

Part ClusterParts::proxied(const contract::ProxyStatus& proxy, const contract::ProxiedServer& server)
{
    Part part{tr("Behind proxy %1").arg(textOf(proxy.name)),
              textOf(server.name),
              textOf(server.state),
              Level::Warning,
              {},
              {}};
    if (server.state.starts_with("UP"))
        part.level = Level::Good;
    else if (server.state.starts_with("DOWN"))
        part.level = Level::Bad;
    else if (server.state.starts_with("DRAIN") || server.state.starts_with("MAINT"))
        part.level = Level::Quiet;
    if (part.level == Level::Bad)
        part.meaning = tr("The proxy passes no calls to it. The others take them.");
    QStringList figures{tr("%n session(s)", "of clients through a proxy", static_cast<int>(server.sessions))};
    if (server.stateSeconds)
        figures += tr("for %1", "in this state; %1: a time").arg(durationOf(*server.stateSeconds * 1000));
    for (const std::string& result : {server.check, server.agent})
        if (!result.empty())
            figures += textOf(result);
    part.figures = joined(figures);
    return part;
}

QString ClusterParts::cause(FailoverCause cause)
{
    switch (cause) {
    case FailoverCause::Died:
        return tr("The former one refused connections: its process had died.");
    case FailoverCause::Silent:
        return tr("The former one did not answer: its host was away, or it was frozen.");
    case FailoverCause::SwitchedOver:
        return tr("It was switched over in order.");
    case FailoverCause::Unconfirmed:
        return tr("The former one had no standby left to confirm orders.");
    case FailoverCause::Unknown:
        break;
    }
    return {};
}

QString ClusterParts::lastFailover(const ClusterStatus& status)
{
    if (status.failovers.empty())
        return {};
    const contract::Failover& last = status.failovers.front();
    const QString moved =
        tr("The primary last changed on %1, from %2 to %3 (timeline %4).", "%1: date and time, %2 and %3: servers")
            .arg(timeOf(last.at), textOf(last.from), textOf(last.to),
                 QLocale().toString(static_cast<qlonglong>(last.timeline)));
    const QString without =
        tr("No orders were taken for %1.", "%1: a time").arg(durationOf(last.withoutPrimaryMilliseconds));
    const QString unknown = last.unknownOrders == 0 ? tr("No order was answered as unknown.")
                                                    : tr("%n order(s) were answered as unknown.", nullptr,
                                                         static_cast<int>(last.unknownOrders));
    return sentences({moved, cause(last.cause), without, unknown});
}

QString ClusterParts::unused(const ClusterStatus& status)
{
    QStringList names;
    for (const auto& [name, seen] : seenBy(status.processes))
        if (seen.worst.state == DependencyState::Unused)
            names += dependencyName(name);
    if (status.proxies.empty())
        names += tr("Proxies' view");
    //: %1: names of services that are not configured, with commas
    return names.isEmpty() ? QString() : tr("Not set up here: %1.").arg(names.join(QStringLiteral(", ")));
}

} // namespace cf::tables
