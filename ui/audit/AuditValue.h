// Formats a field value of an audit event: amounts, IBANs, times and numbers for the locale, the bank's words in the
// user's language. Used by ChangeList.
//
// What it does not know stays in the bank's words.
#pragma once

#include <QCoreApplication>
#include <QString>

#include <string>

namespace cf::ui {

class AuditValue
{
    Q_DECLARE_TR_FUNCTIONS(AuditValue)

public:
    //! Unknown or unexpected values stay as the bank wrote them.
    static QString text(const std::string& field, const std::string& value);
};

} // namespace cf::ui
