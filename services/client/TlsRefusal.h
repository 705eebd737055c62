// Why a connection was closed before anything was sent, with the facts for a plain explanation.
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace cf::client {

enum class TlsReason
{
    SelfSigned,       //!< The certificate is its own issuer.
    UnknownAuthority, //!< Issued by somebody other than the bank's authority.
    Expired,
    NotYetValid,
    WrongHost,       //!< Issued for other names.
    OtherDefect,     //!< Another certificate error, in `technical`.
    HandshakeFailed, //!< No common protocol of TLS 1.2 or later, or the other side broke off.
};

struct TlsRefusal
{
    TlsReason reason = TlsReason::HandshakeFailed;
    QString host;                 //!< The host we wanted to reach.
    QStringList certificateNames; //!< The names that the certificate is for.
    QString issuer;               //!< The issuer's common name.
    QDateTime validFrom;
    QDateTime validUntil;
    QString technical; //!< English, for the log.
};

} // namespace cf::client
