// See FileRules.h.
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
constexpr std::size_t kLongestFileName = 200;

std::string lineMistake(std::string_view text, std::size_t longest)
{
    if (const auto mistake = mistakeIn(text))
        return contract::sentenceOf(*mistake);
    if (text.empty())
        return "must hold at least one character";
    if (characterCount(text) > longest)
        return "must hold at most " + std::to_string(longest) + " characters";
    return {};
}

std::string fileNameMistake(std::string_view name)
{
    if (std::string mistake = lineMistake(name, kLongestFileName); !mistake.empty())
        return mistake;
    if (name.find_first_of("/\\:") != std::string_view::npos || name == "." || name == "..")
        return "must be a name without a path";
    return {};
}

FieldError contentMistake(std::string message, DocumentMistake code, std::optional<std::string> kind = {})
{
    FieldError error{"/file/content", std::move(message), contract::nameOf(code)};
    if (kind)
        error.words = {*std::move(kind)};
    return error;
}

std::optional<FieldError> mistakeInContent(const contract::FileContent& file)
{
    if (file.content.data.empty())
        return contentMistake("must not be empty", DocumentMistake::FileEmpty);
    const FileKind kind = fileKindOf(file.content.data, file.mediaType);
    if (!kind.mediaType.empty())
        return std::nullopt;
    if (!kind.name.empty())
        return contentMistake("must be PDF, PNG, JPEG or text, and not " + kind.name, DocumentMistake::FileKindNotKept,
                              kind.name);
    return contentMistake("must be PDF, PNG, JPEG or text", DocumentMistake::FileKindUnknown);
}

} // namespace

std::vector<FieldError> mistakesIn(const contract::NewDocument& document)
{
    std::vector<FieldError> mistakes;
    const auto note = [&](const char* pointer, std::string mistake) {
        if (!mistake.empty())
            mistakes.push_back({pointer, std::move(mistake)});
    };
    note("/title", lineMistake(document.title, kLongestTitle));
    note("/file/fileName", fileNameMistake(document.file.fileName));
    if (auto mistake = mistakeInContent(document.file))
        mistakes.push_back(*std::move(mistake));
    return mistakes;
}

} // namespace cf::bank
