#include "services/bank/documents/FileRules.h"

#include "models/domain/Text.h"
#include "services/bank/documents/FileKind.h"
#include "services/contract/Wire.h"

#include <string_view>

namespace cf::bank {
namespace {

using contract::DocumentMistake;
using contract::FieldError;

constexpr std::size_t kLongestTitle = 140;

std::string lineMistake(std::string_view text, std::size_t longest)
{
    if (const auto mistake = mistakeIn(text))
        return contract::sentenceOf(*mistake);
    if (text.empty())
        return "must have at least one character";
    if (characterCount(text) > longest)
        return "must have at most " + std::to_string(longest) + " characters";
    return {};
}

FieldError fileMistake(const char* pointer, std::string message, DocumentMistake code,
                       std::optional<std::string> word = {})
{
    FieldError error{pointer, std::move(message), contract::nameOf(code)};
    if (word)
        error.words = {*std::move(word)};
    return error;
}

std::optional<FieldError> mistakeInFileName(std::string_view name)
{
    constexpr const char* kPointer = "/file/fileName";
    std::string message = lineMistake(name, contract::kLongestFileName);
    if (!mistakeIn(name) && characterCount(name) > contract::kLongestFileName)
        return fileMistake(kPointer, std::move(message), DocumentMistake::FileNameTooLong,
                           std::to_string(contract::kLongestFileName));
    if (!message.empty())
        return FieldError{kPointer, std::move(message)};
    if (name.find_first_of("/\\:") != std::string_view::npos || name == "." || name == "..")
        return fileMistake(kPointer, "must be a name without a path", DocumentMistake::FileNameHasPath);
    return std::nullopt;
}

std::optional<FieldError> mistakeInContent(const contract::FileContent& file)
{
    constexpr const char* kPointer = "/file/content";
    if (file.content.data.empty())
        return fileMistake(kPointer, "must not be empty", DocumentMistake::FileEmpty);
    const FileKind kind = fileKindOf(file.content.data, file.mediaType);
    if (!kind.mediaType.empty())
        return std::nullopt;
    if (!kind.name.empty())
        return fileMistake(kPointer, "must be PDF, PNG, JPEG or text, and not " + kind.name,
                           DocumentMistake::FileKindNotKept, kind.name);
    return fileMistake(kPointer, "must be PDF, PNG, JPEG or text", DocumentMistake::FileKindUnknown);
}

} // namespace

std::vector<FieldError> mistakesIn(const contract::NewDocument& document)
{
    std::vector<FieldError> mistakes;
    if (std::string mistake = lineMistake(document.title, kLongestTitle); !mistake.empty())
        mistakes.push_back({"/title", std::move(mistake)});
    if (auto mistake = mistakeInFileName(document.file.fileName))
        mistakes.push_back(*std::move(mistake));
    if (auto mistake = mistakeInContent(document.file))
        mistakes.push_back(*std::move(mistake));
    return mistakes;
}

} // namespace cf::bank
