// Values in PostgreSQL's binary format, each behind its length: what COPY sends and what an array's elements are. Needs
// no connection. The formats are those of the types' send functions (manual, "Binary Format" of COPY).
#pragma once

#include "models/domain/Date.h"
#include "models/domain/Uuid.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace cf::db {

//! Object ids of built-in types, which never change.
enum class SqlType : std::uint32_t
{
    Boolean = 16,
    Bytea = 17,
    Bigint = 20,
    Text = 25,
    Date = 1082,
    Timestamptz = 1184,
    Uuid = 2950,
};

//! "bigint"
std::string nameOf(SqlType type);

class BinaryFields
{
public:
    BinaryFields& null();
    BinaryFields& flag(bool value);
    BinaryFields& number(std::int64_t value);  //!< bigint
    BinaryFields& text(std::string_view utf8); //!< text, char(n)
    BinaryFields& bytes(std::string_view raw); //!< bytea
    BinaryFields& uuid(const Uuid& value);
    BinaryFields& instant(Instant value); //!< timestamptz
    BinaryFields& date(Date value);
    BinaryFields& array(std::span<const Uuid> values);         //!< uuid[]
    BinaryFields& array(std::span<const std::int64_t> values); //!< bigint[]
    BinaryFields& array(std::span<const std::string> values);  //!< text[]

protected:
    void append(std::uint64_t value, int width);
    void appendArrayHead(SqlType elements, std::size_t count, bool nulls);

    std::string m_data;
    std::size_t m_fields = 0; //!< Since it was last set to 0.

private:
    void field(std::string_view raw);
    void beginArray(std::size_t bytes, SqlType elements, std::size_t count);
};

//! Makes an array parameter of one dimension.
class BinaryArray : public BinaryFields
{
public:
    explicit BinaryArray(SqlType elements)
        : m_elements(elements)
    {
    }

    //! Adds an element that is null, as null() does, and says so in the array's head.
    void addNull();
    //! The value of the parameter.
    std::string take();

private:
    const SqlType m_elements;
    bool m_nulls = false;
};

} // namespace cf::db
