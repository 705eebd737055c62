// The AsyncAPI 3.0 document, generated from the declarations in EventMessages.h: the topics, and what feeds post. Used
// by `bankd asyncapi` and its test.
#pragma once

#include <string>

namespace cf::contract {

//! JSON, indented by two.
std::string asyncApiDocument();

} // namespace cf::contract
