// What is copied from receipts, messages and screens to name one thing: an id's wire form ("trf_0190…", Ids.h) and the
// trace of a request. For every field and search where one is looked for; both read as forgivingly as an IBAN.
#pragma once

#include "models/domain/Ids.h"

#include <optional>
#include <string>
#include <string_view>

namespace cf {

struct Reference
{
    std::string kind; //!< "trf"; empty: the bare UUID was typed, which may be of any kind.
    Uuid uuid;
    bool captioned = false; //!< Words stood in front of it.

    //! Empty when another kind's is meant.
    template <class TypedId>
    std::optional<TypedId> as() const
    {
        return kind.empty() ? std::optional(TypedId(uuid)) : TypedId::parse(toString());
    }

    //! The wire form; without a kind the UUID with hyphens.
    std::string toString() const;
};

//! As people type and paste it: either case, full-width letters and digits, any blanks, line breaks, dashes and
//! characters that cannot be seen inside, words without a digit in front ("Reference: trf_0190…"). Behind them stand
//! exactly 32 hexadecimal digits, bare or after any three letters and an underscore; anything else is no reference.
std::optional<Reference> referenceIn(std::string_view text);

//! The same, when it is of this kind or may be.
template <class TypedId>
std::optional<TypedId> idIn(std::string_view text)
{
    const auto reference = referenceIn(text);
    return reference ? reference->template as<TypedId>() : std::nullopt;
}

inline constexpr std::size_t kTraceDigits = 32;
inline constexpr std::size_t kShownTraceDigits = 8; //!< So many of a trace's digits does a message to people show.

//! A trace or the beginning of one, typed in the same ways: kShownTraceDigits to kTraceDigits hexadecimal digits, made
//! lower case.
std::optional<std::string> traceIn(std::string_view text);

} // namespace cf
