// The value of a field in an audit event as people read it: amounts, IBANs, times and numbers in the locale, the
// bank's words in the user's language. Used by ChangeList.
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
    //! What is not known here, or does not look as the field's values do, stays as the bank wrote it.
    static QString text(const std::string& field, const std::string& value);
};

} // namespace cf::ui
