// The OpenAPI 3.1 document, printed from the declarations in Operations.h. `bankd openapi` and its test call it.
#pragma once

#include <string>

namespace cf::contract {

//! JSON, indented by two, members in the order of declaration.
std::string openApiDocument();

} // namespace cf::contract
