// Sends mail to a server by SMTP over TLS (RFC 5321, 8314, 3207), by libcurl. One thread at a time.
#pragma once

#include "models/domain/Outcome.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

namespace cf::platform {

struct MailConfig
{
    std::string server; //!< "smtps://mail.example:465", or "smtp://mail.example:587", which begins TLS or is not used.
    std::string user;   //!< Empty: none is needed.
    std::string password;
    std::string from;                //!< An address.
    std::string fromName;            //!< May be empty.
    std::filesystem::path authority; //!< PEM: whose certificates are believed; empty: the system's.
    std::chrono::milliseconds patience{20'000};
};

struct Mail
{
    std::string id; //!< Of the message, the same whenever it is sent: letters, digits and '-'.
    std::string to;
    std::string subject;
    std::string text;     //!< Lines end in \n.
    std::string language; //!< BCP 47.
};

struct MailError
{
    enum class Kind
    {
        Unreachable, //!< The server, for any mail.
        Later,       //!< This mail, for now.
        Refused      //!< This mail, for good.
    };
    Kind kind;
    std::string what; //!< A sentence for the log, without an address.
};

class MailClient
{
public:
    explicit MailClient(MailConfig config);
    ~MailClient();

    //! The server has it when this returns; or may have it, if the connection broke behind its last line.
    Outcome<Done, MailError> send(const Mail& mail);

private:
    struct EndCurl
    {
        void operator()(void* curl) const;
    };

    const MailConfig m_config;
    std::unique_ptr<void, EndCurl> m_curl; //!< Keeps the connection.
};

//! One address, as SMTP's commands and the header take it: no space, no control character, no angle bracket.
bool isMailAddress(std::string_view address);

} // namespace cf::platform
