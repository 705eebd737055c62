// A new mistake of the contract without a sentence here causes a compiler warning.
#include "ui/common/FieldErrorText.h"

#include "services/contract/Wire.h"

#include <QLocale>

namespace cf::ui {
namespace {

//! A number from the bank in the user's regional format.
QString figure(const QString& word)
{
    bool isNumber = false;
    const qlonglong number = word.toLongLong(&isNumber);
    return isNumber ? QLocale().toString(number) : word;
}

} // namespace

QString FieldErrorText::forError(const contract::FieldError& error)
{
    const QString word =
        error.words && !error.words->empty() ? QString::fromStdString(error.words->front()) : QString();
    const std::string code = error.code.value_or(std::string());
    if (const auto fault = contract::enumOf<TextFault>(code))
        return forText(*fault, word);
    if (const auto mistake = contract::enumOf<contract::DocumentMistake>(code))
        return forDocument(*mistake, word);
    if (const auto mistake = contract::enumOf<contract::StatementMistake>(code))
        return forStatement(*mistake, figure(word));
    if (const auto mistake = contract::enumOf<contract::LimitMistake>(code))
        return forLimit(*mistake);
    if (const auto mistake = contract::enumOf<contract::PasswordMistake>(code))
        return forPassword(*mistake, figure(word));
    return {};
}

QString FieldErrorText::forDocument(contract::DocumentMistake mistake, const QString& word)
{
    using contract::DocumentMistake;
    switch (mistake) {
    case DocumentMistake::FileEmpty:
        return tr("The file is empty. It was not added.");
    case DocumentMistake::FileKindNotKept:
        //: %1: a kind of file, for example HEIC or ZIP
        return tr("The bank accepts PDF, PNG, JPEG and plain text, and this is a %1 file. It was not added. Save it as "
                  "one of those first.")
            .arg(word);
    case DocumentMistake::FileKindUnknown:
        return tr("The bank accepts PDF, PNG, JPEG and plain text, and this file is none of them or is damaged. It was "
                  "not added.");
    case DocumentMistake::FileNameTooLong:
        //: %1: a number of characters
        return tr("The file's name is longer than %1 characters. It was not added. Give it a shorter name first.")
            .arg(figure(word));
    case DocumentMistake::FileNameHasPath:
        return tr(
            "The file's name contains a slash, a backslash or a colon. It was not added. Give it another name first.");
    }
    return {};
}

QString FieldErrorText::forStatement(contract::StatementMistake mistake, const QString& most)
{
    using contract::StatementMistake;
    switch (mistake) {
    case StatementMistake::PeriodReversed:
        return tr("The first day is after the last one.");
    case StatementMistake::PeriodTooLong:
        //: %1: a number of days
        return tr("A statement covers at most one year: its last day may be no more than %1 days after the first. Ask "
                  "for a separate statement for each year.")
            .arg(most);
    case StatementMistake::TooManyEntries:
        //: %1: a number of entries
        return tr("There are more than %1 entries in this period. Ask for a shorter one.").arg(most);
    }
    return {};
}

QString FieldErrorText::forPassword(contract::PasswordMistake mistake, const QString& characters)
{
    using contract::PasswordMistake;
    switch (mistake) {
    case PasswordMistake::PasswordNotUnicode:
        return tr("The password contains something that is not a character. Type it again.");
    case PasswordMistake::PasswordTooShort:
        return tr("The password needs at least %1 characters.").arg(characters);
    case PasswordMistake::PasswordTooLong:
        return tr("The password may have at most %1 characters.").arg(characters);
    case PasswordMistake::PasswordOfFewCharacters:
        return tr("A few characters repeated over and over are among the first guesses. Choose a few unrelated words.");
    case PasswordMistake::PasswordRepeated:
        return tr("The same text repeated over and over is among the first guesses. Choose a few unrelated words.");
    case PasswordMistake::PasswordGuessedFirst:
        return tr("Names, common words, years and keyboard rows are guessed first. Choose a few unrelated words.");
    }
    return {};
}

QString FieldErrorText::forText(TextFault fault, const QString& character)
{
    switch (fault) {
    case TextFault::NotUtf8:
        return {};
    case TextFault::LineBreak:
        return tr("A text contains a line break. Nothing was changed. Write it as one line.");
    case TextFault::Control:
    case TextFault::Noncharacter:
        //: %1: a code point such as U+FFFE
        return tr("A text contains a character that cannot be shown (%1). Nothing was changed. Type the text again.")
            .arg(character);
    case TextFault::Direction:
        return tr("A text contains a character that changes the writing direction (%1). Nothing was changed. Type the "
                  "text again.")
            .arg(character);
    case TextFault::NothingVisible:
        return tr("A text has no visible characters. Nothing was changed. Fill it in or leave it empty.");
    }
    return {};
}

QString FieldErrorText::forLimit(contract::LimitMistake mistake)
{
    switch (mistake) {
    case contract::LimitMistake::UnknownHolder:
        return tr("The bank has no such role, product or member of staff. Nothing was ordered.");
    case contract::LimitMistake::UnknownAccount:
        return tr("No customer of the bank has an account with this IBAN in this currency. Nothing was "
                  "ordered.");
    }
    return {};
}

} // namespace cf::ui
