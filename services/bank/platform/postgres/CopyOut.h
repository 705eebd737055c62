// Bulk reading: rows of a query by COPY in the binary format, streamed one at a time, on a libpq connection of its own.
// For one thread.
#pragma once

#include "models/domain/Date.h"
#include "models/domain/Uuid.h"
#include "services/bank/platform/postgres/Error.h"
#include "services/bank/platform/postgres/Watchdog.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct pg_conn;

namespace cf::db {

//! One row, read by the query's column names. Valid only during the call that passes it. Throws Error, which names the
//! column, if it is missing or has another width than requested.
class BinaryRow
{
public:
    bool isNull(std::string_view column) const { return !field(column); }
    //! Or text; "" for null.
    std::string_view bytes(std::string_view column) const { return field(column).value_or(std::string_view()); }
    std::int64_t number(std::string_view column) const; //!< bigint
    bool flag(std::string_view column) const;           //!< boolean
    std::optional<Uuid> uuid(std::string_view column) const;
    Instant
    instant(std::string_view column) const; //!< timestamptz; what is not a date is read as by db::Field<Instant>

private:
    friend class CopyOut;
    void parse(std::string_view tuple);
    const std::optional<std::string_view>& field(std::string_view column) const;
    std::string_view fieldOf(std::string_view column, std::size_t width) const;

    std::vector<std::string> m_names;
    std::vector<std::optional<std::string_view>> m_fields;
    mutable std::size_t m_next = 0; //!< Where the next column most likely is.
};

class CopyOut
{
public:
    //! Throws Error. The watchdog outlives it.
    CopyOut(const std::string& conninfo, Watchdog& watchdog);
    ~CopyOut();
    CopyOut(const CopyOut&) = delete;
    CopyOut& operator=(const CopyOut&) = delete;

    //! From now on every query sees the database as of the first one. Throws Error.
    void beginSnapshot();

    //! Passes each row of the query to `row`, in order. Throws Error, and whatever `row` throws, after which the
    //! connection is unusable. The server has `deadline` for the whole query.
    void read(const std::string& query, std::chrono::milliseconds deadline,
              const std::function<void(const BinaryRow&)>& row);

private:
    struct Finish
    {
        void operator()(pg_conn* connection) const;
    };
    std::vector<std::string> namesOf(const std::string& query) const;
    [[noreturn]] void lose() const;

    Watchdog& m_watchdog;
    std::unique_ptr<pg_conn, Finish> m_connection;
};

} // namespace cf::db
