// Rows to be written: a struct per table, whose described members are named after its columns (accountId is
// account_id). The SQL takes column names and parameter order from the struct, so that neither can differ from the
// order of the values; CopyTable does the same for loads.
#pragma once

#include "services/bank/platform/postgres/Connection.h"
#include "services/bank/platform/postgres/CopyRows.h"
#include "services/bank/platform/postgres/PipelinedConnection.h"

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace cf::db {

//! How a value is written: its SQL type, its text and its binary form there. Generic types are here; a program adds
//! those of its own domain.
template <class T>
struct Parameter;

template <>
struct Parameter<std::string>
{
    static constexpr SqlType kType = SqlType::Text;
    static std::string text(const std::string& value) { return value; }
    static void write(BinaryFields& fields, const std::string& value) { fields.text(value); }
};

template <>
struct Parameter<std::string_view>
{
    static constexpr SqlType kType = SqlType::Text;
    static std::string text(std::string_view value) { return std::string(value); }
    static void write(BinaryFields& fields, std::string_view value) { fields.text(value); }
};

template <>
struct Parameter<bool>
{
    static constexpr SqlType kType = SqlType::Boolean;
    static std::string text(bool value) { return value ? "t" : "f"; }
    static void write(BinaryFields& fields, bool value) { fields.flag(value); }
};

template <>
struct Parameter<std::int64_t>
{
    static constexpr SqlType kType = SqlType::Bigint;
    static std::string text(std::int64_t value) { return std::to_string(value); }
    static void write(BinaryFields& fields, std::int64_t value) { fields.number(value); }
};

template <>
struct Parameter<Bytea>
{
    static constexpr SqlType kType = SqlType::Bytea;
    static std::string text(const Bytea& value) { return bytea(value.raw); }
    static void write(BinaryFields& fields, const Bytea& value) { fields.bytes(value.raw); }
};

//! A bytea column whose bytes live elsewhere at least as long as the row.
struct ByteaView
{
    std::string_view raw;
};

template <>
struct Parameter<ByteaView>
{
    static constexpr SqlType kType = SqlType::Bytea;
    static std::string text(const ByteaView& value) { return bytea(value.raw); }
    static void write(BinaryFields& fields, const ByteaView& value) { fields.bytes(value.raw); }
};

template <>
struct Parameter<Uuid>
{
    static constexpr SqlType kType = SqlType::Uuid;
    static std::string text(const Uuid& value) { return value.toString(); }
    static void write(BinaryFields& fields, const Uuid& value) { fields.uuid(value); }
};

template <>
struct Parameter<Instant>
{
    static constexpr SqlType kType = SqlType::Timestamptz;
    static std::string text(Instant value) { return toString(value); }
    static void write(BinaryFields& fields, Instant value) { fields.instant(value); }
};

template <>
struct Parameter<Date>
{
    static constexpr SqlType kType = SqlType::Date;
    static std::string text(Date value) { return toString(value); }
    static void write(BinaryFields& fields, Date value) { fields.date(value); }
};

//! unnest cannot flatten an array of arrays by one level: it is sent as text, and cast where it is selected.
template <class T>
struct Parameter<std::vector<T>>
{
    static constexpr SqlType kType = SqlType::Text;
    static std::string cast() { return "::" + nameOf(Parameter<T>::kType) + "[]"; }
    static std::string text(const std::vector<T>& values)
    {
        std::vector<std::string> texts;
        for (const T& value : values)
            texts.push_back(Parameter<T>::text(value));
        return array(texts);
    }
    static void write(BinaryFields& fields, const std::vector<T>& values) { fields.array(values); }
};

template <class T>
struct Parameter<std::optional<T>>
{
    static constexpr SqlType kType = Parameter<T>::kType;
    static std::string cast() requires requires { Parameter<T>::cast(); }
    {
        return Parameter<T>::cast();
    }
    static void write(BinaryFields& fields, const std::optional<T>& value)
    {
        if (value)
            Parameter<T>::write(fields, *value);
        else
            fields.null();
    }
};

//! "accountId" becomes "account_id".
std::string columnNameOf(std::string_view member);

template <class Row>
using Members = boost::describe::describe_members<Row, boost::describe::mod_public>;

//! Calls function(column's name, Parameter<its type>()) for each column, in order.
template <class Row, class Function>
void forEachColumn(Function&& function)
{
    boost::mp11::mp_for_each<Members<Row>>([&](auto member) {
        using T = std::remove_cvref_t<decltype(std::declval<Row>().*member.pointer)>;
        function(columnNameOf(member.name), Parameter<T>());
    });
}

//! "id, balance": for INSERT INTO … ( ).
template <class Row>
std::string columnsOf()
{
    std::string names;
    forEachColumn<Row>([&](const std::string& name, auto) { names += (names.empty() ? "" : ", ") + name; });
    return names;
}

//! The same for SELECT … FROM unnest.
template <class Row>
std::string selectionOf()
{
    std::string names;
    forEachColumn<Row>([&]<class P>(const std::string& name, P) {
        names += (names.empty() ? "" : ", ") + name;
        if constexpr (requires { P::cast(); })
            names += P::cast();
    });
    return names;
}

//! "unnest($2::uuid[], $3::bigint[]) AS u (id, balance)", with parameters from $first on.
template <class Row>
std::string unnested(int first)
{
    std::string parameters;
    forEachColumn<Row>([&]<class P>(const std::string&, P) {
        parameters += (parameters.empty() ? "$" : ", $") + std::to_string(first++) + "::" + nameOf(P::kType) + "[]";
    });
    return "unnest(" + parameters + ") AS u (" + columnsOf<Row>() + ")";
}

//! "INSERT INTO bank.hold (id, …) SELECT id, … FROM unnest(…)", with the arrays of such rows as $1, $2 …
template <class Row>
std::string insertInto(const std::string& table)
{
    return "INSERT INTO " + table + " (" + columnsOf<Row>() + ") SELECT " + selectionOf<Row>() + " FROM " +
           unnested<Row>(1);
}

template <class T>
void addTo(BinaryArray& array, const T& value)
{
    if constexpr (requires { Parameter<T>::cast(); })
        array.text(Parameter<T>::text(value));
    else
        Parameter<T>::write(array, value);
}

template <class T>
void addTo(BinaryArray& array, const std::optional<T>& value)
{
    if (value)
        addTo(array, *value);
    else
        array.addNull();
}

//! The bytes of an array parameter with one element for each value.
template <class Values, class Get>
std::string arrayBytesOf(const Values& values, Get&& get)
{
    using T = std::remove_cvref_t<decltype(get(*values.begin()))>;
    BinaryArray array(Parameter<T>::kType);
    for (const auto& value : values)
        addTo(array, get(value));
    return array.take();
}

//! The parameter itself.
template <class Values, class Get>
PipelineParameter binaryArrayOf(const Values& values, Get&& get)
{
    return PipelineParameter::binary(arrayBytesOf(values, std::forward<Get>(get)));
}

//! The bytes of the parameters that unnested() names: one array for each column.
template <class Row>
auto arraysOf(const std::vector<Row>& rows)
{
    std::array<std::string, boost::mp11::mp_size<Members<Row>>::value> arrays;
    std::size_t column = 0;
    boost::mp11::mp_for_each<Members<Row>>([&](auto member) {
        arrays[column++] = arrayBytesOf(
            rows, [&](const Row& row) -> const auto& { return row.*member.pointer; });
    });
    return arrays;
}

//! Runs a statement with `before` as its first parameters, then the arrays of the rows, sent as PostgreSQL keeps them:
//! no text is made and parsed.
template <class Row, class... Before>
Rows queryWithRows(Transaction& transaction, const std::string& sql, const std::vector<Row>& rows,
                   const Before&... before)
{
    return std::apply(
        [&](const auto&... arrays) { return transaction.query(sql.c_str(), before..., binaryParameter(arrays)...); },
        arraysOf(rows));
}

//! The same parameters for PipelinedConnection::queue.
template <class Row>
std::vector<PipelineParameter> parametersOf(const std::vector<Row>& rows, std::vector<PipelineParameter> before = {})
{
    for (std::string& bytes : arraysOf(rows))
        before.push_back(PipelineParameter::binary(std::move(bytes)));
    return before;
}

//! Rows of one table for CopyIn.
template <class Row>
class CopyTable : public CopyRows
{
public:
    //! "bank.hold"
    explicit CopyTable(const std::string& table)
        : CopyRows(table + " (" + columnsOf<Row>() + ")")
    {
    }

    void add(const Row& values)
    {
        row();
        boost::mp11::mp_for_each<Members<Row>>([&](auto member) {
            using T = std::remove_cvref_t<decltype(values.*member.pointer)>;
            Parameter<T>::write(*this, values.*member.pointer);
        });
    }
};

} // namespace cf::db
