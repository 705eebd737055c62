// A mistake in an audit trail search, as reported to the user. Made by AuditSearch and AuditFilter.
//
// It is a FieldError with a code and the words at fault, so that the desktop can say it in its own language.
#pragma once

#include "services/contract/Audit.h"

namespace cf::bank {

struct SearchMistake
{
    contract::AuditSearchMistake code;
    std::vector<std::string> words; //!< As typed: the arguments of the code.
};

//! With an English sentence; its words are cut to a line.
contract::FieldError fieldError(const std::string& pointer, const SearchMistake& mistake);

} // namespace cf::bank
