// The bank's error about an audit search, in the user's language. Used by the list and the export.
//
// Codes that it does not know stay in the bank's words.
#pragma once

#include "services/client/CallResult.h"

#include <QCoreApplication>

namespace cf::ui {

class SearchMistakeText
{
    Q_DECLARE_TR_FUNCTIONS(SearchMistakeText)

public:
    //! A whole sentence; empty if the call failed for another reason than the search text.
    static QString of(const client::CallFailure& failure);

private:
    static QString sentence(const contract::FieldError& error);
};

} // namespace cf::ui
