// Converts columns of the bank's tables to domain types and back: typed ids, IBANs, currencies, words of enums.
// Included by code that reads or writes rows; db::Row and TableRows find the conversions by type.
#pragma once

#include "models/domain/Iban.h"
#include "models/domain/Ids.h"
#include "models/domain/Money.h"
#include "services/bank/platform/postgres/Rows.h"
#include "services/bank/platform/postgres/TableRows.h"
#include "services/contract/WireValues.h"

#include <type_traits>

namespace cf::db {

//! SQL stores the bare UUID.
template <class Kind>
struct Field<Id<Kind>>
{
    static std::optional<Id<Kind>> read(std::string_view text)
    {
        const auto uuid = Uuid::parse(text);
        return uuid ? std::optional(Id<Kind>(*uuid)) : std::nullopt;
    }
};

//! As recorded, whatever the registry says today.
template <>
struct Field<Iban>
{
    static std::optional<Iban> read(std::string_view text) { return Iban::recorded(text); }
};

//! The same for a currency that has left the list.
template <>
struct Field<Currency>
{
    static std::optional<Currency> read(std::string_view text) { return Currency::recorded(text); }
};

//! A word unknown to this version is Unknown if the enum has that, and unreadable where a guess could cost money.
template <class Enum>
requires std::is_enum_v<Enum>
struct Field<Enum>
{
    static std::optional<Enum> read(std::string_view text)
    {
        if constexpr (contract::kHasUnknown<Enum>)
            return contract::recordedEnum<Enum>(text);
        else
            return contract::enumOf<Enum>(text);
    }
};

template <class Kind>
struct Parameter<Id<Kind>>
{
    static constexpr SqlType kType = SqlType::Uuid;
    static std::string text(const Id<Kind>& id) { return id.uuid().toString(); }
    static void write(BinaryFields& fields, const Id<Kind>& id) { fields.uuid(id.uuid()); }
};

template <>
struct Parameter<Iban>
{
    static constexpr SqlType kType = SqlType::Text;
    static std::string text(const Iban& iban) { return iban.electronic(); }
    static void write(BinaryFields& fields, const Iban& iban) { fields.text(iban.electronic()); }
};

template <>
struct Parameter<Currency>
{
    static constexpr SqlType kType = SqlType::Text;
    static std::string text(const Currency& currency) { return currency.code(); }
    static void write(BinaryFields& fields, const Currency& currency) { fields.text(currency.code()); }
};

template <class Enum>
requires std::is_enum_v<Enum>
struct Parameter<Enum>
{
    static constexpr SqlType kType = SqlType::Text;
    static std::string text(Enum word) { return contract::nameOf(word); }
    static void write(BinaryFields& fields, Enum word) { fields.text(contract::nameOf(word)); }
};

} // namespace cf::db

namespace cf::bank {

//! As a parameter in SQL.
template <class Kind>
std::string sqlOf(Id<Kind> id)
{
    return id.uuid().toString();
}

//! Minor units, in a currency from another column or known otherwise.
inline Money moneyIn(const db::Row& row, std::string_view column, Currency currency)
{
    return {row.get<std::int64_t>(column), currency};
}

//! In the currency of the column `currency`.
inline Money moneyIn(const db::Row& row, std::string_view column)
{
    return moneyIn(row, column, row.get<Currency>("currency"));
}

} // namespace cf::bank
