// A mistake in a search of the audit trail: how it travels to whoever typed it. Made by AuditSearch and AuditFilter.
//
// It is a FieldError with a code and the words at fault, so that the desktop can say it in its own language.
#pragma once

#include "services/contract/Audit.h"

namespace cf::bank {

struct SearchMistake
{
    contract::AuditSearchMistake code;
    std::vector<std::string> words; //!< As typed: those that the code is described with.
};

//! With an English sentence; its words not longer than a line.
contract::FieldError fieldError(const std::string& pointer, const SearchMistake& mistake);

} // namespace cf::bank
