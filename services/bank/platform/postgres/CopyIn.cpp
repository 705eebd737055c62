#include "services/bank/platform/postgres/CopyIn.h"

#include "services/bank/platform/postgres/Conninfo.h"
#include "services/bank/platform/postgres/UnreplicatedCommit.h"

#include <libpq-fe.h>

#include <algorithm>

namespace cf::db {
namespace {

// The transaction is idle while rows are prepared; the server's idle timeout must not end it.
constexpr const char* kBulkLoadSettings = "-c TimeZone=UTC -c DateStyle=ISO -c client_encoding=UTF8"
                                          " -c idle_in_transaction_session_timeout=0 -c statement_timeout=0";
constexpr std::size_t kPiece = 1 << 20;

std::string fieldOf(const PGresult* result, int field)
{
    const char* value = PQresultErrorField(result, field);
    return value ? value : "";
}

std::string sentenceOf(const PGresult* result)
{
    std::string sentence = fieldOf(result, PG_DIAG_MESSAGE_PRIMARY);
    for (const int field : {PG_DIAG_MESSAGE_DETAIL, PG_DIAG_CONTEXT}) {
        if (const std::string more = fieldOf(result, field); !more.empty())
            sentence += " (" + more + ")";
    }
    return sentence;
}

} // namespace

void CopyIn::Finish::operator()(pg_conn* connection) const
{
    PQfinish(connection);
}

CopyIn::CopyIn(const std::string& conninfo)
    : m_connection(PQconnectdb(Conninfo::of(conninfo).withOptions(kBulkLoadSettings).text().c_str()))
{
    if (PQstatus(m_connection.get()) != CONNECTION_OK)
        lose();
    PQsetNoticeReceiver(m_connection.get(), &CopyIn::notice, this);
    query("BEGIN");
}

CopyIn::~CopyIn() = default;

Rows CopyIn::query(const char* sql, const std::vector<PipelineParameter>& parameters)
{
    const PipelineParameters sent(parameters);
    OwnedResult result(PQexecParams(m_connection.get(), sql, static_cast<int>(sent.values.size()), nullptr,
                                    sent.values.data(), sent.lengths.data(), sent.formats.data(), 0));
    expect(result.get(), PQnfields(result.get()) > 0 ? PGRES_TUPLES_OK : PGRES_COMMAND_OK);
    return Rows(std::move(result));
}

void CopyIn::copy(CopyRows& rows)
{
    if (rows.size() == 0)
        return;
    const std::string sql = "COPY " + rows.target() + " FROM STDIN (FORMAT binary)";
    const OwnedResult started(PQexec(m_connection.get(), sql.c_str()));
    expect(started.get(), PGRES_COPY_IN);
    const std::string_view data = rows.finish();
    for (std::size_t at = 0; at < data.size(); at += kPiece) {
        const std::size_t length = std::min(kPiece, data.size() - at);
        if (PQputCopyData(m_connection.get(), data.data() + at, static_cast<int>(length)) != 1)
            break; // the result below has the error
    }
    if (PQputCopyEnd(m_connection.get(), nullptr) != 1)
        lose();
    const OwnedResult ended(PQgetResult(m_connection.get()));
    while (PGresult* more = PQgetResult(m_connection.get()))
        PQclear(more);
    expect(ended.get(), PGRES_COMMAND_OK);
}

void CopyIn::commit()
{
    try {
        query("COMMIT");
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::Unavailable)
            throw Error(ErrorKind::InDoubt, error.sqlState(), error.what());
        throw;
    }
    if (m_unreplicated)
        throw unreplicatedCommit();
}

void CopyIn::notice(void* copy, const pg_result* result)
{
    auto* self = static_cast<CopyIn*>(copy);
    self->m_unreplicated = self->m_unreplicated || saysUnreplicated(result);
}

void CopyIn::expect(pg_result* result, int status) const
{
    if (PQresultStatus(result) == status)
        return;
    const std::string state = fieldOf(result, PG_DIAG_SQLSTATE);
    if (state.empty())
        lose();
    throw Error(kindOf(state), state, sentenceOf(result));
}

void CopyIn::lose() const
{
    throw Error(ErrorKind::Unavailable, "", PQerrorMessage(m_connection.get()));
}

} // namespace cf::db
