#include "services/bank/platform/postgres/UnreplicatedCommit.h"

#include <libpq-fe.h>

#include <memory>

namespace cf::db {

bool saysUnreplicated(std::string_view notice)
{
    for (const std::string_view sign : {"SyncRepWaitForLSN", "canceling the wait for synchronous replication",
                                        "canceling wait for synchronous replication"})
        if (notice.find(sign) != std::string_view::npos)
            return true;
    return false;
}

bool saysUnreplicated(const pg_result* notice)
{
    const std::unique_ptr<char, void (*)(void*)> whole(
        PQresultVerboseErrorMessage(notice, PQERRORS_VERBOSE, PQSHOW_CONTEXT_NEVER), PQfreemem);
    return whole && saysUnreplicated(std::string_view(whole.get()));
}

Error unreplicatedCommit()
{
    return {ErrorKind::InDoubt, "", "the commit was not confirmed by a standby"};
}

} // namespace cf::db
