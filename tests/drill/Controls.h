// Promises that are broken on purpose, on the real programs: without each of them the checker must turn red.
#pragma once

#include "tests/drill/Faults.h"

namespace cf::drill {

struct Control
{
    std::string name;
    std::string breaks;              //!< What it does, for people.
    std::vector<Rewriting> rewrites; //!< Of bankd's statements.
    void (*sabotage)(const DrilledBank& bank);
    std::vector<std::string> faults; //!< Their names: what shows it.
};

//! All there are.
const std::vector<Control>& controls();

} // namespace cf::drill
