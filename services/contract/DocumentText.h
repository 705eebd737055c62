// JSON documents for people and tools: OpenApi and AsyncApi print theirs by it.
#pragma once

#include <boost/json.hpp>

#include <string>

namespace cf::contract {

//! Indented by two, members in their order, with a line break at the end.
std::string documentText(const boost::json::value& document);

} // namespace cf::contract
