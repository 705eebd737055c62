// Says in a sentence why the bank refuses one field of a request. Used by FailureText.
#pragma once

#include "models/domain/Text.h"
#include "services/contract/Documents.h"
#include "services/contract/Limits.h"
#include "services/contract/SignIn.h"

#include <QCoreApplication>
#include <QString>

namespace cf::ui {

class FieldErrorText
{
    Q_DECLARE_TR_FUNCTIONS(FieldErrorText)

public:
    //! Null if the contract does not list it.
    static QString forError(const contract::FieldError& error);

private:
    static QString forText(TextFault fault, const QString& character);
    static QString forDocument(contract::DocumentMistake mistake, const QString& word);
    static QString forStatement(contract::StatementMistake mistake, const QString& most);
    static QString forPassword(contract::PasswordMistake mistake, const QString& characters);
    static QString forLimit(contract::LimitMistake mistake);
};

} // namespace cf::ui
