// The result of something that may be refused: either a T or the reason E. Expected failures travel this way, not as
// exceptions. Accessing the absent half is a bug: std::bad_variant_access, in every build.
#pragma once

#include <utility>
#include <variant>

namespace cf {

template <class T, class E>
class [[nodiscard]] Outcome
{
public:
    // NOLINTNEXTLINE(google-explicit-constructor): returning a value is the outcome
    Outcome(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    // NOLINTNEXTLINE(google-explicit-constructor): so is returning an error
    Outcome(E error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T& value() const& { return std::get<0>(m_state); }
    T& value() & { return std::get<0>(m_state); }
    T&& value() && { return std::get<0>(std::move(m_state)); }
    const E& error() const { return std::get<1>(m_state); }

    const T& operator*() const { return value(); }
    const T* operator->() const { return &value(); }

private:
    std::variant<T, E> m_state;
};

//! For operations whose success has no value.
struct Done
{
    bool operator==(const Done&) const = default;
};

} // namespace cf
