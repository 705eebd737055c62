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

//! How a value is written: the SQL type of an array of it, its text there, and its field in a COPY row. Generic types
//! are here; a program adds those of its own domain.
template <class T>
struct Parameter;

template <>
struct Parameter<std::string>
{
    static std::string type() { return "text"; }
    static std::string text(const std::string& value) { return value; }
    static void copy(CopyRows& rows, const std::string& value) { rows.text(value); }
};

template <>
struct Parameter<std::string_view>
{
    static std::string type() { return "text"; }
    static std::string text(std::string_view value) { return std::string(value); }
    static void copy(CopyRows& rows, std::string_view value) { rows.text(value); }
};

template <>
struct Parameter<bool>
{
    static std::string type() { return "boolean"; }
    static std::string text(bool value) { return value ? "t" : "f"; }
    static void copy(CopyRows& rows, bool value) { rows.flag(value); }
};

template <>
struct Parameter<std::int64_t>
{
    static std::string type() { return "bigint"; }
    static std::string text(std::int64_t value) { return std::to_string(value); }
    static void copy(CopyRows& rows, std::int64_t value) { rows.number(value); }
};

template <>
struct Parameter<Bytea>
{
    static std::string type() { return "bytea"; }
    static std::string text(const Bytea& value) { return bytea(value.raw); }
    static void copy(CopyRows& rows, const Bytea& value) { rows.bytes(value.raw); }
};

//! A bytea column whose bytes live elsewhere at least as long as the row.
struct ByteaView
{
    std::string_view raw;
};

template <>
struct Parameter<ByteaView>
{
    static std::string type() { return "bytea"; }
    static std::string text(const ByteaView& value) { return bytea(value.raw); }
    static void copy(CopyRows& rows, const ByteaView& value) { rows.bytes(value.raw); }
};

template <>
struct Parameter<Uuid>
{
    static std::string type() { return "uuid"; }
    static std::string text(const Uuid& value) { return value.toString(); }
    static void copy(CopyRows& rows, const Uuid& value) { rows.uuid(value); }
};

template <>
struct Parameter<Instant>
{
    static std::string type() { return "timestamptz"; }
    static std::string text(Instant value) { return toString(value); }
    static void copy(CopyRows& rows, Instant value) { rows.instant(value); }
};

template <>
struct Parameter<Date>
{
    static std::string type() { return "date"; }
    static std::string text(Date value) { return toString(value); }
    static void copy(CopyRows& rows, Date value) { rows.date(value); }
};

//! unnest cannot flatten an array of arrays by one level: it is sent as text, and cast where it is selected.
template <class T>
struct Parameter<std::vector<T>>
{
    static std::string type() { return "text"; }
    static std::string cast() { return "::" + Parameter<T>::type() + "[]"; }
    static std::string text(const std::vector<T>& values)
    {
        std::vector<std::string> texts;
        for (const T& value : values)
            texts.push_back(Parameter<T>::text(value));
        return array(texts);
    }
    static void copy(CopyRows& rows, const std::vector<T>& values) { rows.array(values); }
};

template <class T>
struct Parameter<std::optional<T>>
{
    static std::string type() { return Parameter<T>::type(); }
    static std::string cast() requires requires { Parameter<T>::cast(); }
    {
        return Parameter<T>::cast();
    }
    static void copy(CopyRows& rows, const std::optional<T>& value)
    {
        if (value)
            Parameter<T>::copy(rows, *value);
        else
            rows.null();
    }
};

//! "accountId" becomes "account_id".
std::string columnNameOf(std::string_view member);

//! Builds the text of an array parameter.
class ArrayText
{
public:
    template <class T>
    void add(const T& value)
    {
        append(Parameter<T>::text(value));
    }
    template <class T>
    void add(const std::optional<T>& value)
    {
        if (value)
            add(*value);
        else
            appendNull();
    }
    std::string take();

private:
    void append(std::string_view value);
    void appendNull();

    std::string m_text = "{";
};

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
        parameters += (parameters.empty() ? "$" : ", $") + std::to_string(first++) + "::" + P::type() + "[]";
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

//! The parameters that unnested() names: one array for each column.
template <class Row>
auto arraysOf(const std::vector<Row>& rows)
{
    std::array<std::string, boost::mp11::mp_size<Members<Row>>::value> arrays;
    std::size_t column = 0;
    boost::mp11::mp_for_each<Members<Row>>([&](auto member) {
        ArrayText array;
        for (const Row& row : rows)
            array.add(row.*member.pointer);
        arrays[column++] = array.take();
    });
    return arrays;
}

//! Runs a statement with `before` as its first parameters, then the arrays of the rows.
template <class Row, class... Before>
Rows queryWithRows(Transaction& transaction, const std::string& sql, const std::vector<Row>& rows,
                   const Before&... before)
{
    return std::apply([&](const auto&... arrays) { return transaction.query(sql.c_str(), before..., arrays...); },
                      arraysOf(rows));
}

//! The same for PipelinedConnection::queue.
template <class Row>
std::vector<PipelineParameter> parametersOf(const std::vector<Row>& rows, std::vector<PipelineParameter> before = {})
{
    for (std::string& array : arraysOf(rows))
        before.emplace_back(std::move(array));
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
            Parameter<T>::copy(*this, values.*member.pointer);
        });
    }
};

} // namespace cf::db
