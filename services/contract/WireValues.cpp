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
        return "may contain only letters, digits and blanks";
    case IbanError::UnknownCountry:
        return "does not begin with the code of a country that has IBANs";
    case IbanError::Length:
        return "does not have the length of IBANs of its country";
    case IbanError::Structure:
        return "has a letter where its country has digits, or a digit where it has letters";
    case IbanError::Checksum:
        return "has wrong check digits";
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

// In answers: a newer bank may use a currency, and an older record a form, that this program does not know. The bank
// writes all decimals of a currency, so their number is known.
Money recordedMoney(const MoneyText& text, const std::string& pointer, Reading& reading)
{
    const auto point = text.amount.find('.');
    const std::size_t decimals = point == std::string::npos ? 0 : text.amount.size() - point - 1;
    const auto money = Money::parse(text.amount, Currency::recorded(text.currency, static_cast<int>(decimals)));
    if (!money)
        reading.fail(pointer + "/amount", sentenceOf(money.error()));
    return money ? *money : Money();
}

} // namespace

std::string sentenceOf(const TextMistake& mistake)
{
    const std::string which = codePointName(mistake.codePoint) + " at position " + std::to_string(mistake.position + 1);
    switch (mistake.fault) {
    case TextFault::NotUtf8:
        return "must be text in UTF-8";
    case TextFault::Control:
        return "must not contain control characters: " + which;
    case TextFault::LineBreak:
        return "must be one line: " + which;
    case TextFault::Noncharacter:
        return "must not contain noncharacters: " + which;
    case TextFault::Direction:
        return "must not contain characters that change the text direction: " + which;
    case TextFault::NothingVisible:
        return "must contain a visible character";
    }
    return "";
}

Problem problemOf(Reading reading)
{
    Problem problem = Problem::of(ErrorCode::InvalidRequest);
    problem.errors = std::move(reading.errors);
    if (reading.more > 0)
        problem.detail = "And " + std::to_string(reading.more) + " more mistakes.";
    return problem;
}

void Reading::fail(const std::string& pointer, const TextMistake& mistake)
{
    FieldError error{pointer, sentenceOf(mistake), nameOf(mistake.fault)};
    if (mistake.fault != TextFault::NotUtf8 && mistake.fault != TextFault::NothingVisible)
        error.words = {codePointName(mistake.codePoint), std::to_string(mistake.position + 1)};
    fail(std::move(error));
}

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
    if (reading.strictness == Strictness::Lenient) {
        out = Iban::recorded(std::string_view(text->data(), text->size()));
        return;
    }
    auto parsed = Iban::parse(std::string_view(text->data(), text->size()));
    if (parsed)
        out = std::move(parsed).value();
    else
        reading.fail(pointer, sentenceOf(parsed.error()));
}

void Wire<Currency>::read(const json::value& value, const std::string& pointer, Currency& out, Reading& reading)
{
    const auto* text = value.if_string();
    const std::string_view code = text ? std::string_view(text->data(), text->size()) : std::string_view();
    if (text && reading.strictness == Strictness::Lenient)
        out = Currency::recorded(code);
    else if (const auto known = Currency::parseListed(code))
        out = *known;
    else
        reading.fail(pointer, kExpects);
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
    if (reading.strictness == Strictness::Lenient) {
        out = recordedMoney(text, pointer, reading);
        return;
    }
    const auto currency = Currency::parse(text.currency);
    if (!currency) {
        reading.fail(pointer + "/currency", Wire<Currency>::kExpects);
        return;
    }
    const auto money = Money::parse(text.amount, *currency);
    // One amount has one form: if "1" meant 1.00, a lost decimal would be another amount and not a mistake.
    if (money && money->decimal() == text.amount)
        out = *money;
    else
        reading.fail(pointer + "/amount", money ? "must have all " + std::to_string(currency->decimals()) +
                                                      " decimals of its currency, like " + money->decimal()
                                                : sentenceOf(money.error()));
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
