// Sends SMS by the HTTP API of a gateway, whatever form its requests have. One thread at a time.
#pragma once

#include "services/bank/platform/web/SendError.h"

#include <boost/json.hpp>

namespace cf::platform {

struct SmsConfig
{
    enum class Form
    {
        Json,      //!< application/json
        UrlEncoded //!< application/x-www-form-urlencoded
    };

    std::string url;  //!< "https://sms.example/messages"; empty: there is no gateway.
    std::string user; //!< HTTP Basic; empty: none.
    std::string password;
    std::string token;       //!< Bearer, instead of user and password; empty: none.
    std::string from;        //!< The sender that people see: a number, or up to 11 letters and digits.
    std::string callingCode; //!< "420": of numbers that were noted without one. Empty: no SMS goes to them.
    Form form = Form::Json;
    boost::json::object body;        //!< Of a request; its texts contain {to}, {from}, {text}, {reference}.
    std::filesystem::path authority; //!< PEM: whose certificates are believed; empty: the system's.
    std::chrono::milliseconds patience{10'000};
};

struct Sms
{
    std::string reference; //!< The same whenever it is sent: letters, digits and '-'.
    std::string to;        //!< E.164, "+420603123456".
    std::string text;
};

//! A sentence's end about a body that no request can be made of.
std::optional<std::string> mistakeInSmsBody(const boost::json::object& body, SmsConfig::Form form);

class SmsClient
{
public:
    explicit SmsClient(SmsConfig config);

    //! The gateway has it when this returns. Its reference is in the body, where the configuration says so, and always
    //! in the header Idempotency-Key.
    Outcome<Done, SendError> send(const Sms& sms);

private:
    const SmsConfig m_config;
    HttpClient m_http;
};

} // namespace cf::platform
