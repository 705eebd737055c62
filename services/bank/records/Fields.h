// How columns of the bank's tables become what the domain calls them, and back: typed ids, IBANs, currencies, words of
// enums. Included by whatever reads or writes rows; db::Row and TableRows find these by their type.
#pragma once

#include "models/domain/Iban.h"
#include "models/domain/Ids.h"
#include "models/domain/Money.h"
#include "services/bank/platform/postgres/Rows.h"
#include "services/bank/platform/postgres/TableRows.h"
#include "services/bank/records/Fields.h"
#include "services/contract/WireValues.h"

#include <type_traits>

namespace cf::db {

//! SQL keeps the bare UUID.
template <class Kind>
struct Field<Id<Kind>>
{
    static std::optional<Id<Kind>> read(std::string_view text)
    {
        const auto uuid = Uuid::parse(text);
        return uuid ? std::optional(Id<Kind>(*uuid)) : std::nullopt;
    }
};

//! As it was recorded, whatever the registry says of it today.
template <>
struct Field<Iban>
{
    static std::optional<Iban> read(std::string_view text) { return Iban::recorded(text); }
};

//! The same of a currency that has left the list.
template <>
struct Field<Currency>
{
    static std::optional<Currency> read(std::string_view text) { return Currency::recorded(text); }
};

//! A word that this version does not know is Unknown where the enum has that, and unreadable where a guess could cost
//! money.
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
    static std::string type() { return "uuid"; }
    static std::string text(const Id<Kind>& id) { return id.uuid().toString(); }
    static void copy(CopyRows& rows, const Id<Kind>& id) { rows.uuid(id.uuid()); }
};

template <>
struct Parameter<Iban>
{
    static std::string type() { return "text"; }
    static std::string text(const Iban& iban) { return iban.electronic(); }
    static void copy(CopyRows& rows, const Iban& iban) { rows.text(iban.electronic()); }
};

template <>
struct Parameter<Currency>
{
    static std::string type() { return "text"; }
    static std::string text(const Currency& currency) { return currency.code(); }
    static void copy(CopyRows& rows, const Currency& currency) { rows.text(currency.code()); }
};

template <class Enum>
requires std::is_enum_v<Enum>
struct Parameter<Enum>
{
    static std::string type() { return "text"; }
    static std::string text(Enum word) { return contract::nameOf(word); }
    static void copy(CopyRows& rows, Enum word) { rows.text(contract::nameOf(word)); }
};

} // namespace cf::db

namespace cf::bank {

//! Minor units, in a currency that stands in another column or is known.
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
