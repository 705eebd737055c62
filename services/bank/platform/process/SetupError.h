// Why something could not be set up, for a person at a terminal. Made by platform code, printed by bankd unchanged.
#pragma once

#include <string>

namespace cf::platform {

//! One or two whole sentences: what happened, and what to do about it.
struct SetupError
{
    std::string message;
};

} // namespace cf::platform
