// Large objects outside the database: a folder of files on one machine, a bucket of an S3 store for many. Knows nothing
// about the contents, which callers have encrypted.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/platform/process/Health.h"

#include <optional>
#include <string>
#include <string_view>

namespace cf::platform {

inline constexpr std::size_t kLargestObject = 64 * 1024 * 1024; //!< Bytes.

struct ObjectError
{
    enum class Kind
    {
        InvalidKey,
        TooLarge,
        AlreadyThere,
        NotFound,
        Full,        //!< No space, or the rest is reserved.
        Unavailable, //!< The store is unreachable, or access is denied.
    };
    Kind kind = Kind::Unavailable;
    std::string what; //!< A sentence for the log.
};

//! Thread-safe. Objects never change: a key is put once.
class ObjectStore
{
public:
    virtual ~ObjectStore() = default;

    //! Where put() puts: the name of a bucket, or "files".
    virtual std::string place() const = 0;
    //! Durable when it returns. AlreadyThere leaves the object unchanged.
    virtual Outcome<Done, ObjectError> put(std::string_view key, std::string_view content) = 0;
    virtual Outcome<std::string, ObjectError> get(std::string_view key) const = 0;
    virtual Outcome<bool, ObjectError> exists(std::string_view key) const = 0;
    //! Also succeeds if there is none.
    virtual Outcome<Done, ObjectError> remove(std::string_view key) = 0;
    //! As its last answers were. Empty: it is no server.
    virtual std::optional<HealthReport> health() const { return std::nullopt; }
};

//! Up to 200 characters of a-z, 0-9, '-', '_', '.', in parts between single slashes; no part begins with a dot.
bool isObjectKey(std::string_view key);

} // namespace cf::platform
