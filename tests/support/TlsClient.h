// A client that does what a test tells it, byte by byte: real TLS over loopback, nothing corrected or retried.
#pragma once

#include "services/bank/platform/crypto/CertificateAuthority.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace cf::test {

struct Reply
{
    int status = 0;
    std::map<std::string, std::string> headers; //!< Names in lower case.
    std::string body;
};

class TlsClient
{
public:
    struct Options
    {
        std::optional<platform::IssuedCertificate> certificate; //!< Shown when the server asks.
        std::filesystem::path trust;                            //!< PEM; empty: any server certificate will do.
        std::string host = "localhost";                         //!< What the certificate must be for.
        int certificatesAbove = 0; //!< Copies of it that are sent as if they had issued it.
        bool tls11Only = false;
        bool tls12Only = false;
    };

    //! Connects to loopback and shakes hands; whether that went well, isConnected says.
    explicit TlsClient(std::uint16_t port);
    TlsClient(std::uint16_t port, const Options& options);
    ~TlsClient();
    TlsClient(TlsClient&&) noexcept;

    bool isConnected() const;
    std::string protocol() const;          //!< "TLSv1.3"
    long verifyResult() const;             //!< X509_V_OK or another X509_V_… code.
    bool hasResumableSession() const;      //!< Whether the server gave what a later connection could resume.
    std::string certificateSha256() const; //!< Of the certificate this client shows.

    //! False when the connection is gone.
    bool send(std::string_view bytes);
    //! The next answer; nothing when the connection ends before it is whole, or after 20 s.
    std::optional<Reply> receive(bool toHead = false);
    //! Takes at most 16 KiB of it, which receive() then begins with; false when the connection is gone, or after 20 s.
    bool readMore();
    //! True when the server sends nothing more and ends the connection in order (close_notify, no reset) within 20 s.
    bool isEnded();
    //! Waits that long for something to read or the end; true when there is.
    bool waitReadable(int milliseconds);

    std::optional<Reply> get(std::string_view path);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

//! A plain TCP connection to loopback; sends the bytes and gives all that comes back until the server ends it. Nothing
//! when it does not within 20 s.
std::optional<std::string> plainExchange(std::uint16_t port, std::string_view bytes);

} // namespace cf::test
