// A scriptable client, byte by byte: real TLS over loopback, nothing corrected or retried.
#pragma once

#include "services/bank/platform/crypto/CertificateAuthority.h"

#include <chrono>
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
    static constexpr std::chrono::milliseconds kPatience{20'000};

    struct Options
    {
        std::optional<platform::IssuedCertificate> certificate; //!< Presented if the server asks.
        std::string address = "127.0.0.1";
        std::filesystem::path trust;    //!< PEM; empty: any server certificate is accepted.
        std::string host = "localhost"; //!< Name required in the certificate.
        int certificatesAbove = 0;      //!< Copies of it that are sent as if they were its issuers.
        std::string first = {};         //!< Sent before the handshake begins.
        bool tls11Only = false;
        bool tls12Only = false;
        std::chrono::milliseconds patience = kPatience; //!< For each step: the handshake's, a write, a read.
    };

    //! Connects and does the handshake; isConnected says whether it succeeded.
    explicit TlsClient(std::uint16_t port);
    TlsClient(std::uint16_t port, const Options& options);
    ~TlsClient();
    TlsClient(TlsClient&&) noexcept;

    bool isConnected() const;
    std::string protocol() const;          //!< "TLSv1.3"
    long verifyResult() const;             //!< X509_V_OK or another X509_V_… code.
    bool hasResumableSession() const;      //!< Whether the server sent a resumable session.
    std::string certificateSha256() const; //!< Of the certificate this client presents.

    //! False if the connection is closed.
    bool send(std::string_view bytes);
    //! The next response; nothing if the connection ends before it is complete, or after `patience`.
    std::optional<Reply> receive(bool toHead = false);
    //! The same in parts: the head, its body empty; then the body, or if that is chunked each chunk. The last chunk is
    //! empty.
    std::optional<Reply> receiveHead();
    std::optional<std::string> receiveBody(const Reply& head);
    std::optional<std::string> receiveChunk();
    //! All until the server closes cleanly; nothing as with receive().
    std::optional<std::string> receiveToEnd();
    //! Reads at most 16 KiB of it, with which receive() then begins; false if the connection is closed, or after
    //! `patience`.
    bool readMore();
    //! True if the server sends nothing more and closes cleanly (close_notify, no reset) within `patience`.
    bool isEnded();
    //! Waits that long for data or the end; true if there is any.
    bool waitReadable(int milliseconds);

    std::optional<Reply> get(std::string_view path);

private:
    std::optional<std::string> takeThrough(std::string_view text);
    std::optional<std::string> take(std::size_t size);

    struct State;
    std::unique_ptr<State> m_state;
};

//! A plain TCP connection to loopback; sends the bytes and returns all that comes back until the server closes it.
//! Nothing if it does not within 20 s.
std::optional<std::string> plainExchange(std::uint16_t port, std::string_view bytes);

} // namespace cf::test
