// Bulk loading: one transaction on a libpq connection of its own, into which rows go by COPY. libpqxx's own stream
// supports the text format only. For one thread.
#pragma once

#include "services/bank/platform/postgres/CopyRows.h"
#include "services/bank/platform/postgres/PipelinedConnection.h"

#include <memory>
#include <string>
#include <vector>

namespace cf::db {

class CopyIn
{
public:
    //! Connects and begins. Throws Error. A load may take any time: no call has a deadline.
    explicit CopyIn(const std::string& conninfo);
    //! Rolled back unless commit() returned.
    ~CopyIn();
    CopyIn(const CopyIn&) = delete;
    CopyIn& operator=(const CopyIn&) = delete;

    //! One statement with $1, $2 … Throws Error.
    Rows query(const char* sql, const std::vector<PipelineParameter>& parameters = {});

    //! Sends the rows, if any, and waits until they are loaded. Throws Error, which names table, row and column.
    void copy(CopyRows& rows);

    //! Throws Error; InDoubt if the connection broke meanwhile, or a standby did not confirm it.
    void commit();

private:
    struct Finish
    {
        void operator()(pg_conn* connection) const;
    };

    void expect(pg_result* result, int status) const;
    [[noreturn]] void lose() const;
    static void notice(void* copy, const pg_result* result);

    std::unique_ptr<pg_conn, Finish> m_connection;
    bool m_unreplicated = false;
};

} // namespace cf::db
