// Turns an Asio error at start-up into a sentence for the operator.
#pragma once

#include <boost/system/error_code.hpp>

#include <stdexcept>
#include <string>

namespace cf::http {

//! Throws std::runtime_error that begins with `what`: what could not be done.
inline void throwOnError(const boost::system::error_code& error, const std::string& what)
{
    if (error)
        throw std::runtime_error(what + ": " + error.message() + ".");
}

} // namespace cf::http
