// What the bank takes as a document. Called by DocumentRoutes and tests.
#pragma once

#include "services/contract/Documents.h"

#include <string>

namespace cf::bank {

//! Every mistake in a new document, with a pointer to each; none when it may be kept. Titles and names are lines of
//! text of 1 to 140 and 1 to 200 characters; a name has no path in it; the content is of a kind that the bank keeps,
//! whatever its name and media type say (FileKind.h). Whether it is too large is the caller's question.
std::vector<contract::FieldError> mistakesIn(const contract::NewDocument& document);

} // namespace cf::bank
