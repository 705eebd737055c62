// Rows of one table in PostgreSQL's binary COPY format (manual, COPY, "Binary Format"). Needs no connection, so that
// one thread can fill it while another sends the previous one; CopyIn sends it.
#pragma once

#include "services/bank/platform/postgres/BinaryFields.h"

namespace cf::db {

class CopyRows : public BinaryFields
{
public:
    //! `target` is what follows COPY: "bank.hold (id, account_id, amount)". The columns must be named.
    explicit CopyRows(std::string_view target);

    //! Begins a row; its fields follow in column order. std::logic_error if the previous row is incomplete.
    CopyRows& row();

    const std::string& target() const { return m_target; }
    std::int64_t size() const { return m_rows; }
    //! The whole stream, with header and trailer. std::logic_error if the last row is incomplete.
    std::string_view finish();

private:
    void requireWhole() const;

    std::string m_target;
    std::size_t m_columns;
    std::int64_t m_rows = 0;
    bool m_finished = false;
};

} // namespace cf::db
