// See WireValues.h.
#include "services/contract/WireValues.h"

#include <sodium.h>

namespace cf::contract {
namespace {

// Money as it stands in JSON; the amount is a string so that no parser turns it into a double.
struct MoneyText
{
    std::string amount;
    std::string currency;
};
BOOST_DESCRIBE_STRUCT(MoneyText, (), (amount, currency))

const char* sentenceOf(IbanError error)
{
    switch (error) {
    case IbanError::Characters:
        return "may hold letters, digits and blanks only";
    case IbanError::UnknownCountry:
        return "does not begin with a country that has IBANs";
    case IbanError::Length:
        return "has not the length that IBANs of its country have";
    case IbanError::Checksum:
        return "has a wrong check number";
    }
    return "";
}

const char* sentenceOf(MoneyError error)
{
    switch (error) {
    case MoneyError::NotANumber:
        return "must be a decimal number like 1234.50";
    case MoneyError::TooManyDecimals:
        return "has more decimals than the currency";
    case MoneyError::TooLarge:
        return "is too large";
    }
    return "";
}

} // namespace

std::string schemaName(std::string_view typeName)
{
    std::string name;
    for (std::size_t i = 0; i < typeName.size(); ++i) {
        if (typeName[i] == '<')
            name += "Of";
        else if (typeName[i] == ':')
            name.erase(name.find_last_not_of("abcdefghijklmnopqrstuvwxyz") + 1);
        else if (typeName[i] != '>' && typeName[i] != ' ')
            name += typeName[i];
    }
    return name;
}

void Wire<Iban>::read(const json::value& value, const std::string& pointer, Iban& out, Reading& reading)
{
    const auto* text = value.if_string();
    if (!text) {
        reading.fail(pointer, "must be a string");
        return;
    }
    auto parsed = Iban::parse(std::string_view(text->data(), text->size()));
    if (parsed)
        out = std::move(parsed).value();
    else
        reading.fail(pointer, sentenceOf(parsed.error()));
}

std::optional<Bytes> BytesCodec::parse(std::string_view text)
{
    Bytes bytes;
    bytes.data.resize(text.size() / 4 * 3);
    std::size_t length = 0;
    const bool good =
        sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data.data()), bytes.data.size(), text.data(),
                          text.size(), nullptr, &length, nullptr, sodium_base64_VARIANT_ORIGINAL) == 0;
    bytes.data.resize(length);
    return good ? std::optional(std::move(bytes)) : std::nullopt;
}

std::string BytesCodec::print(const Bytes& bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.data.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data.data()),
                      bytes.data.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // the terminating NUL that libsodium counts
    return text;
}

void Wire<Money>::read(const json::value& value, const std::string& pointer, Money& out, Reading& reading)
{
    const std::size_t before = reading.mistakes();
    MoneyText text;
    Wire<MoneyText>::read(value, pointer, text, reading);
    if (reading.mistakes() != before)
        return;
    const auto currency = Currency::parse(text.currency);
    if (!currency) {
        reading.fail(pointer + "/currency", CurrencyCodec::expects());
        return;
    }
    const auto money = Money::parse(text.amount, *currency);
    if (money)
        out = *money;
    else
        reading.fail(pointer + "/amount", sentenceOf(money.error()));
}

json::value Wire<Money>::write(const Money& money)
{
    return {{"amount", money.decimal()}, {"currency", money.currency().code()}};
}

json::value Wire<Money>::schema(Schemas& schemas)
{
    if (!schemas.contains("Money")) {
        schemas["Money"] = {
            {"type", "object"},
            {"properties",
             {{"amount", {{"type", "string"}, {"pattern", "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$"}, {"example", "1234.50"}}},
              {"currency", {{"type", "string"}, {"format", "iso-4217"}, {"example", "EUR"}}}}},
            {"required", {"amount", "currency"}},
        };
    }
    return {{"$ref", "#/components/schemas/Money"}};
}

} // namespace cf::contract
