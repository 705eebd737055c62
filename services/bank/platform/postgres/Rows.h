// The result of a statement, read by column name: one reader for libpqxx (Transaction) and for libpq
// (PipelinedConnection, CopyIn). Rows and their columns are for one thread at a time, and views into them live as long
// as they do.
#pragma once

#include "models/domain/Date.h"
#include "models/domain/Uuid.h"

#include <pqxx/pqxx>

#include <charconv>
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct pg_result;

namespace cf::db {

//! How a column is read as a T: read() gets PostgreSQL's text output, and returns nothing if it is not a T. Generic
//! types are here; a program adds those of its own domain.
template <class T>
struct Field;

//! A bytea column, read as a std::string of its bytes: get<Bytea>("leaf").
struct Bytea
{
    std::string raw;
};

template <>
struct Field<std::string_view>
{
    static std::optional<std::string_view> read(std::string_view text) { return text; }
};

template <>
struct Field<std::string>
{
    static std::optional<std::string> read(std::string_view text) { return std::string(text); }
};

template <>
struct Field<bool>
{
    static std::optional<bool> read(std::string_view text);
};

template <std::integral Number>
struct Field<Number>
{
    static std::optional<Number> read(std::string_view text)
    {
        Number number{};
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        const bool whole = error == std::errc() && end == text.data() + text.size();
        return whole ? std::optional(number) : std::nullopt;
    }
};

template <>
struct Field<Bytea>
{
    static std::optional<std::string> read(std::string_view text);
};

template <>
struct Field<Uuid>
{
    static std::optional<Uuid> read(std::string_view text) { return Uuid::parse(text); }
};

//! timestamptz; this program's connections run in UTC with ISO dates. Values outside the years 1 to 9999, including
//! "infinity", become the first or last moment or day of that range.
template <>
struct Field<Instant>
{
    static std::optional<Instant> read(std::string_view text);
};

template <>
struct Field<Date>
{
    static std::optional<Date> read(std::string_view text);
};

//! A column whose index was looked up: for loops over many rows.
template <class T>
struct Column
{
    int number;
};

struct ClearResult
{
    void operator()(pg_result* result) const;
};
using OwnedResult = std::unique_ptr<pg_result, ClearResult>;

//! A result of either library. Shared by its Rows and each Row of them, so that a row may outlive its statement.
class Result
{
public:
    explicit Result(const pqxx::result& result);
    explicit Result(OwnedResult result);

    int rows() const { return m_rows; }
    int affectedRows() const;
    //! Throws Error if the statement returned no such column.
    int column(std::string_view name) const;
    //! Throws Error unless the statement returned exactly one column.
    void requireOneColumn() const;
    //! Throws Error if there is no such row.
    void requireRow(int row) const;
    //! Empty for null.
    std::optional<std::string_view> text(int row, int column) const;

    //! Only a std::optional T may be null. Throws Error, which names the column.
    template <class T>
    auto get(int row, int column) const
    {
        return Get<T>::from(*this, row, column);
    }

private:
    template <class T>
    struct Get
    {
        static auto from(const Result& result, int row, int column)
        {
            const auto text = result.text(row, column);
            if (!text)
                result.refuse(column, "is null");
            auto value = Field<T>::read(*text);
            if (!value)
                result.refuse(column, "does not have the expected type");
            return *std::move(value);
        }
    };
    template <class T>
    struct Get<std::optional<T>>
    {
        static auto from(const Result& result, int row, int column)
        {
            return result.text(row, column) ? std::optional(Get<T>::from(result, row, column)) : std::nullopt;
        }
    };

    [[noreturn]] void refuse(int column, const char* why) const;

    pqxx::result m_pqxx;
    OwnedResult m_libpq; //!< Null: m_pqxx is used.
    int m_rows = 0;
    std::vector<std::string_view> m_names; //!< They point into the result.
};

//! Throws Error(Refused), which names the column, if it is missing, null or unreadable.
class Row
{
public:
    //! get<AccountId>("account_id"); get<std::optional<Date>>("closed_on") where it may be null.
    template <class T>
    auto get(std::string_view column) const
    {
        return m_result->get<T>(m_row, m_result->column(column));
    }

    template <class T>
    auto get(Column<T> column) const
    {
        return m_result->get<T>(m_row, column.number);
    }

    //! `otherwise` for null.
    template <class T, class Otherwise>
    auto getOr(std::string_view column, Otherwise&& otherwise) const
    {
        return get<std::optional<T>>(column).value_or(std::forward<Otherwise>(otherwise));
    }

    bool isNull(std::string_view column) const { return !m_result->text(m_row, m_result->column(column)); }

private:
    friend class Rows;
    Row(std::shared_ptr<const Result> result, int row)
        : m_result(std::move(result))
        , m_row(row)
    {
    }

    std::shared_ptr<const Result> m_result;
    int m_row;
};

class Rows
{
public:
    // NOLINTNEXTLINE(google-explicit-constructor): the same result, read our way
    Rows(const pqxx::result& result)
        : m_result(std::make_shared<const Result>(result))
    {
    }
    explicit Rows(OwnedResult result)
        : m_result(std::make_shared<const Result>(std::move(result)))
    {
    }

    int size() const { return m_result->rows(); }
    bool empty() const { return size() == 0; }
    //! Of a statement that changes rows.
    int affectedRows() const { return m_result->affectedRows(); }

    //! Throws Error if there is no such row, as front() does.
    Row operator[](int row) const
    {
        m_result->requireRow(row);
        return {m_result, row};
    }
    Row front() const { return (*this)[0]; }

    template <class T>
    Column<T> column(std::string_view name) const
    {
        return {m_result->column(name)};
    }

    //! The value in the only column of the first row: for statements that return one value, which needs no name.
    template <class T>
    auto value() const
    {
        m_result->requireRow(0);
        m_result->requireOneColumn();
        return m_result->get<T>(0, 0);
    }

    //! The values of the only column.
    template <class T>
    auto values() const
    {
        m_result->requireOneColumn();
        std::vector<decltype(m_result->get<T>(0, 0))> values;
        values.reserve(static_cast<std::size_t>(size()));
        for (int row = 0; row < size(); ++row)
            values.push_back(m_result->get<T>(row, 0));
        return values;
    }

    class Iterator
    {
    public:
        explicit Iterator(Row row)
            : m_row(std::move(row))
        {
        }
        const Row& operator*() const { return m_row; }
        Iterator& operator++()
        {
            ++m_row.m_row;
            return *this;
        }
        bool operator==(const Iterator& other) const { return m_row.m_row == other.m_row.m_row; }

    private:
        Row m_row;
    };
    Iterator begin() const { return Iterator(Row(m_result, 0)); }
    Iterator end() const { return Iterator(Row(m_result, size())); }

private:
    std::shared_ptr<const Result> m_result;
};

} // namespace cf::db
