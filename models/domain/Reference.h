// References copied from receipts, messages and screens: an id's wire form ("trf_0190…", Ids.h) and a request's trace
// id. For every field and search that accepts one; both are parsed as leniently as an IBAN.
#pragma once

#include "models/domain/Ids.h"

#include <optional>
#include <string>
#include <string_view>

namespace cf {

struct Reference
{
    std::string kind; //!< "trf"; empty: a bare UUID, which may be of any kind.
    Uuid uuid;
    bool captioned = false; //!< A caption preceded it.

    //! Empty if it is of another kind.
    template <class TypedId>
    std::optional<TypedId> as() const
    {
        return kind.empty() ? std::optional(TypedId(uuid)) : TypedId::parse(toString());
    }

    //! The wire form; without a kind the UUID with hyphens.
    std::string toString() const;
};

//! As typed or pasted: either case, full-width letters and digits, any blanks, line breaks, dashes and invisible
//! characters inside, leading words without digits ("Reference: trf_0190…"). Then exactly 32 hexadecimal digits, bare
//! or after any three letters and an underscore; anything else is not a reference.
std::optional<Reference> referenceIn(std::string_view text);

//! The same, if it is or may be of this kind.
template <class TypedId>
std::optional<TypedId> idIn(std::string_view text)
{
    const auto reference = referenceIn(text);
    return reference ? reference->template as<TypedId>() : std::nullopt;
}

inline constexpr std::size_t kTraceDigits = 32;
inline constexpr std::size_t kShownTraceDigits = 8; //!< Number of a trace's digits that user messages show.

//! A trace id or its beginning, in the same forms: kShownTraceDigits to kTraceDigits hexadecimal digits, converted to
//! lower case.
std::optional<std::string> traceIn(std::string_view text);

} // namespace cf
