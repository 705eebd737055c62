// What the bank takes as a document. Called by DocumentRoutes and tests.
#pragma once

#include "services/contract/Documents.h"

#include <string>

namespace cf::bank {

//! Every mistake in a new document, with a pointer to each; none when it may be kept. Titles and names have 1 to 140
//! and 1 to 200 characters without controls or marks that turn the writing direction; a name has no path in it; the
//! content begins as its media type does (the signatures of PDF, PNG and JPEG; text is UTF-8 without control
//! characters). Whether it is too large is the caller's question.
std::vector<contract::FieldError> mistakesIn(const contract::NewDocument& document);

} // namespace cf::bank
