// Rows of one table in PostgreSQL's binary COPY format (manual, COPY, "Binary Format"). Needs no connection, so that
// one thread can fill it while another sends the previous one; CopyIn sends it.
#pragma once

#include "models/domain/Date.h"
#include "models/domain/Uuid.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace cf::db {

class CopyRows
{
public:
    //! `target` is what follows COPY: "bank.hold (id, account_id, amount)". The columns must be named.
    explicit CopyRows(std::string_view target);

    //! Begins a row; its fields follow in column order. std::logic_error if the previous row is incomplete.
    CopyRows& row();

    CopyRows& null();
    CopyRows& flag(bool value);
    CopyRows& number(std::int64_t value);  //!< bigint
    CopyRows& text(std::string_view utf8); //!< text, char(n)
    CopyRows& bytes(std::string_view raw); //!< bytea
    CopyRows& uuid(const Uuid& value);
    CopyRows& instant(Instant value); //!< timestamptz
    CopyRows& date(Date value);
    CopyRows& array(std::span<const Uuid> values);         //!< uuid[]
    CopyRows& array(std::span<const std::int64_t> values); //!< bigint[]
    CopyRows& array(std::span<const std::string> values);  //!< text[]

    const std::string& target() const { return m_target; }
    std::int64_t size() const { return m_rows; }
    //! The whole stream, with header and trailer. std::logic_error if the last row is incomplete.
    std::string_view finish();

private:
    void append(std::uint64_t value, int width);
    void field(std::string_view raw);
    void beginArray(std::size_t bytes, std::uint32_t elementType, std::size_t count);
    void requireWhole() const;

    std::string m_target;
    std::string m_data;
    std::int16_t m_columns;
    std::int16_t m_fields;
    std::int64_t m_rows = 0;
    bool m_finished = false;
};

} // namespace cf::db
