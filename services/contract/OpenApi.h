// The OpenAPI 3.1 document, generated from the declarations in Operations.h. Used by `bankd openapi` and its test.
#pragma once

#include <string>

namespace cf::contract {

//! JSON, indented by two, members in declaration order.
std::string openApiDocument();

} // namespace cf::contract
