// What the bank could not read in a search of the audit trail, in the user's language. Used by the list and the export.
//
// Codes that it does not know stay in the bank's words.
#pragma once

#include "services/client/CallResult.h"

#include <QCoreApplication>

namespace cf::ui {

class SearchMistake
{
    Q_DECLARE_TR_FUNCTIONS(SearchMistake)

public:
    //! A whole sentence; empty when the call failed for another reason than the text of the search.
    static QString in(const client::CallFailure& failure);

private:
    static QString sentence(const contract::FieldError& error);
};

} // namespace cf::ui
