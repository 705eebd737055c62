#include "services/contract/DocumentText.h"

namespace cf::contract {
namespace {

void print(std::string& out, const boost::json::value& value, std::size_t indent)
{
    const std::string inner(indent + 2, ' ');
    const std::string outer(indent, ' ');
    if (const auto* object = value.if_object(); object && !object->empty()) {
        const char* separator = "{\n";
        for (const auto& member : *object) {
            out.append(separator)
                .append(inner)
                .append(boost::json::serialize(boost::json::string(member.key())))
                .append(": ");
            print(out, member.value(), indent + 2);
            separator = ",\n";
        }
        out.append("\n").append(outer).append("}");
    } else if (const auto* array = value.if_array(); array && !array->empty()) {
        const char* separator = "[\n";
        for (const auto& item : *array) {
            out.append(separator).append(inner);
            print(out, item, indent + 2);
            separator = ",\n";
        }
        out.append("\n").append(outer).append("]");
    } else {
        out.append(boost::json::serialize(value));
    }
}

} // namespace

std::string documentText(const boost::json::value& document)
{
    std::string text;
    print(text, document, 0);
    return text + "\n";
}

} // namespace cf::contract
