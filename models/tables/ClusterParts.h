// The parts of the bank in words, each with what it means for the bank: what administrators see of databases, servers,
// what these use, and the proxies. Pure.
#pragma once

#include "services/contract/Cluster.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace cf::tables {

struct Part
{
    enum class Level
    {
        Good,
        Quiet, //!< Nobody need look at it.
        Warning,
        Bad,
    };
    QString kind; //!< With the name its identity.
    QString name;
    QString state;
    Level level = Level::Good;
    QString figures;
    QString meaning; //!< Whole sentences: what is wrong, and what the bank does meanwhile.
};

class ClusterParts
{
    Q_DECLARE_TR_FUNCTIONS(ClusterParts)

public:
    //! All that is in use, in their order on the screen.
    static std::vector<Part> of(const contract::ClusterStatus& status);
    //! A sentence about the last change of the primary; empty: none is known.
    static QString lastFailover(const contract::ClusterStatus& status);
    //! A sentence about what is not configured; empty: all is.
    static QString unused(const contract::ClusterStatus& status);

private:
    static Part database(const contract::DatabaseServer& server);
    static QString databaseKind(const std::optional<contract::DatabaseRole>& role);
    static QString databaseMeaning(const contract::DatabaseServer& server);
    static void addWal(const contract::WalKeeping& wal, std::vector<Part>& parts);
    static void addDependencies(const contract::ClusterStatus& status, std::vector<Part>& parts);
    static void addRecords(const contract::ClusterStatus& status, std::vector<Part>& parts);
    static Part process(const contract::ProcessStatus& process);
    static Part proxied(const contract::ProxyStatus& proxy, const contract::ProxiedServer& server);
    static QString dependencyName(const std::string& name);
    //! What the bank does while it is away.
    static QString fallback(const std::string& name);
    static QString cause(contract::FailoverCause cause);
    //! In a row; none of them is empty.
    static QString joined(const QStringList& figures);
    static QString reported(const std::optional<std::string>& trouble);
};

} // namespace cf::tables
