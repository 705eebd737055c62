// What Redis is asked and what it answers. Used with RedisConnection and RedisClient.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace cf::platform {

//! A command's name and its arguments, which may be any bytes.
using RedisCommand = std::vector<std::string>;

struct RedisReply
{
    enum class Kind
    {
        Nothing,
        Number,
        Text, //!< Or a status such as "OK".
        List,
        Error, //!< `text` begins with its code, such as "NOAUTH".
    };
    Kind kind = Kind::Nothing;
    std::int64_t number = 0;
    std::string text;
    std::vector<RedisReply> list;

    bool isText() const { return kind == Kind::Text; }
    bool isError() const { return kind == Kind::Error; }
};

//! The connection cannot be made, broke, or did not answer in time. A command may have been carried out.
class RedisError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

} // namespace cf::platform
