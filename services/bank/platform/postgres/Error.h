// The one classification of PostgreSQL errors, for Connection and PipelinedConnection alike.
#pragma once

#include <stdexcept>
#include <string>

namespace cf::db {

enum class ErrorKind
{
    Unavailable, //!< No connection, or it broke before COMMIT was sent: nothing happened.
    InDoubt,     //!< It broke, or the deadline passed, after COMMIT was sent: resolve by key.
    Conflict,    //!< A unique or exclusion constraint was violated, and would be again.
    Retry,       //!< Serialization failure, deadlock, cancelled: the same transaction may simply be retried.
    Refused,     //!< Any other SQL error: a defect or a tripwire.
};

class Error : public std::runtime_error
{
public:
    Error(ErrorKind kind, std::string sqlState, const std::string& what)
        : std::runtime_error(what)
        , m_kind(kind)
        , m_sqlState(std::move(sqlState))
    {
    }

    ErrorKind kind() const { return m_kind; }
    //! Five characters, or empty if the server sent none.
    const std::string& sqlState() const { return m_sqlState; }

private:
    ErrorKind m_kind;
    std::string m_sqlState;
};

//! For an operator's log: the SQLSTATE and the full message with DETAIL, which may quote a row.
std::string fullMessage(const std::exception& error);

//! Classifies a server's error by its SQLSTATE (PostgreSQL appendix A).
ErrorKind kindOf(const std::string& sqlState);

} // namespace cf::db
