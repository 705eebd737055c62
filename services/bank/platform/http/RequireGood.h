// How an error of Asio at start-up becomes a sentence for whoever starts the bank.
#pragma once

#include <boost/system/error_code.hpp>

#include <stdexcept>
#include <string>

namespace cf::http {

//! Throws std::runtime_error that begins with `what`, which says what could not be done.
inline void requireGood(const boost::system::error_code& error, const std::string& what)
{
    if (error)
        throw std::runtime_error(what + ": " + error.message() + ".");
}

} // namespace cf::http
