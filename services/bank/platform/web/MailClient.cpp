#include "services/bank/platform/web/MailClient.h"

#include "services/bank/platform/crypto/Base64.h"

#include <curl/curl.h>

#include <algorithm>
#include <ctime>
#include <stdexcept>

namespace cf::platform {
namespace {

constexpr std::size_t kBase64Line = 57; // bytes that become a line of 76 characters

//! RFC 2047: a header in any script, in words that are short enough and break between characters only.
std::string headerText(std::string_view text)
{
    constexpr std::size_t kWord = 42; // bytes, 56 characters encoded
    if (std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~' && c != '='; }))
        return std::string(text);
    std::string header;
    while (!text.empty()) {
        std::size_t end = std::min(kWord, text.size());
        while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            --end;
        header += (header.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(text.substr(0, end)) + "?=";
        text.remove_prefix(end);
    }
    return header;
}

std::string now()
{
    const std::time_t seconds = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[40];
    return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S +0000", &parts)};
}

std::string domainOf(const std::string& address)
{
    return address.substr(address.find('@') + 1);
}

//! RFC 5322 and 2045. The text goes encoded, so that no line is too long or begins with a dot.
std::string written(const Mail& mail, const MailConfig& config)
{
    std::string lines;
    for (const char c : mail.text)
        lines += c == '\n' ? "\r\n" : std::string(1, c);
    std::string body;
    for (std::size_t at = 0; at < lines.size(); at += kBase64Line)
        body += base64(std::string_view(lines).substr(at, kBase64Line)) + "\r\n";
    const std::string from =
        config.fromName.empty() ? config.from : headerText(config.fromName) + "\r\n <" + config.from + ">";
    return "Date: " + now() + "\r\nFrom: " + from + "\r\nTo: " + mail.to + "\r\nSubject: " + headerText(mail.subject) +
           "\r\nMessage-ID: <" + mail.id + "@" + domainOf(config.from) + ">\r\nContent-Language: " + mail.language +
           "\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\n" +
           body;
}

struct Reading
{
    std::string_view rest;
};

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* reading)
{
    auto& rest = static_cast<Reading*>(reading)->rest;
    const std::size_t some = std::min(size * count, rest.size());
    std::ranges::copy(rest.substr(0, some), buffer);
    rest.remove_prefix(some);
    return some;
}

MailError errorOf(CURLcode code, long answer)
{
    using Kind = MailError::Kind;
    const std::string words = answer >= 400 ? "The mail server answered " + std::to_string(answer) + "."
                                            : std::string("The mail server: ") + curl_easy_strerror(code) + ".";
    // What it says to a sign-in concerns every mail.
    if (code == CURLE_LOGIN_DENIED || answer < 400)
        return {Kind::Unreachable, words};
    return {answer >= 500 ? Kind::Refused : Kind::Later, words};
}

} // namespace

void MailClient::EndCurl::operator()(void* curl) const
{
    curl_easy_cleanup(curl);
}

MailClient::MailClient(MailConfig config)
    : m_config(std::move(config))
    , m_curl(curl_easy_init())
{
    if (!m_curl)
        throw std::runtime_error("libcurl could not be started");
}

MailClient::~MailClient() = default;

Outcome<Done, MailError> MailClient::send(const Mail& mail)
{
    if (!isMailAddress(mail.to))
        return MailError{MailError::Kind::Refused, "The address is none that mail can go to."};
    CURL* const curl = m_curl.get();
    curl_easy_reset(curl); // keeps the connection
    const std::string message = written(mail, m_config);
    const std::string from = "<" + m_config.from + ">";
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> to(
        curl_slist_append(nullptr, ("<" + mail.to + ">").c_str()), curl_slist_free_all);
    Reading reading{message};
    curl_easy_setopt(curl, CURLOPT_URL, m_config.server.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!m_config.authority.empty())
        curl_easy_setopt(curl, CURLOPT_CAINFO, m_config.authority.c_str());
    if (!m_config.user.empty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, m_config.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, m_config.password.c_str());
    }
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(curl, CURLOPT_READDATA, &reading);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(m_config.patience.count()));
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    const CURLcode code = curl_easy_perform(curl);
    if (code == CURLE_OK)
        return Done();
    long answer = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
    return errorOf(code, answer);
}

bool isMailAddress(std::string_view address)
{
    const std::size_t at = address.rfind('@');
    return address.size() <= 254 && at != std::string_view::npos && at > 0 && at + 1 < address.size() &&
           std::ranges::all_of(address, [](char c) {
               return static_cast<unsigned char>(c) > ' ' && c != 127 && c != '<' && c != '>' && c != ',' && c != '"';
           });
}

} // namespace cf::platform
