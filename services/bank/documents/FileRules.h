// Which files the bank accepts as documents. Called by DocumentRoutes and tests.
#pragma once

#include "services/contract/Documents.h"

#include <string>

namespace cf::bank {

//! Every mistake in a new document, with a pointer to each; none if it is accepted. Titles and names are lines of text
//! of 1 to 140 and 1 to 200 characters; a name has no path in it; the content is of an accepted kind, whatever its name
//! and media type say (FileKind.h). The caller checks the size.
std::vector<contract::FieldError> mistakesIn(const contract::NewDocument& document);

} // namespace cf::bank
