// A TLS server on loopback that does with each complete request what a test asks: answers, hangs up, stays silent.
// Lives on the test's own thread, so that nothing happens except while the test waits.
#pragma once

#include "tests/support/Certificates.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>

#include <functional>

namespace cf::test {

//! The value of a request's header, case-insensitive (RFC 9110: Qt 6.8 sends names in lower case, Qt 6.4 as given);
//! empty if absent.
inline QByteArray headerOf(const QByteArray& request, const QByteArray& name)
{
    const QByteArray head = request.left(request.indexOf("\r\n\r\n"));
    for (const QByteArray& line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

class RawTlsServer : public QTcpServer
{
public:
    using Behaviour = std::function<void(QSslSocket* socket, const QByteArray& request)>;

    RawTlsServer(const ServerFiles& files, Behaviour behaviour)
        : m_behaviour(std::move(behaviour))
    {
        QFile key(QString::fromStdString(files.key.string()));
        if (!key.open(QIODevice::ReadOnly))
            qFatal("no server key");
        m_tls.setLocalCertificateChain(QSslCertificate::fromPath(QString::fromStdString(files.chain.string())));
        m_tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
        m_tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        if (!listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }

    //! Complete requests with their bodies, in order of arrival.
    const std::vector<QByteArray>& requests() const { return m_requests; }
    int connections() const { return m_connections; }
    void behave(Behaviour behaviour) { m_behaviour = std::move(behaviour); }
    int copiesOf(const QByteArray& startOfRequest) const
    {
        return static_cast<int>(std::count_if(m_requests.begin(), m_requests.end(),
                                              [&](const QByteArray& each) { return each.startsWith(startOfRequest); }));
    }

    static QByteArray answer(int status, const QByteArray& body, const QByteArray& headers = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status) + " Status\r\nContent-Type: application/json\r\n" + headers +
               "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        ++m_connections;
        auto* socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        socket->setSslConfiguration(m_tls);
        auto received = std::make_shared<QByteArray>();
        connect(socket, &QSslSocket::readyRead, this, [this, socket, received] {
            *received += socket->readAll();
            const qsizetype head = received->indexOf("\r\n\r\n");
            if (head < 0 || received->size() < head + 4 + bodyLength(received->left(head)))
                return;
            const QByteArray request = std::exchange(*received, {});
            m_requests.push_back(request);
            m_behaviour(socket, request);
        });
        connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        socket->startServerEncryption();
    }

private:
    static qsizetype bodyLength(const QByteArray& head)
    {
        return headerOf(head + "\r\n\r\n", "Content-Length").toLongLong();
    }

    Behaviour m_behaviour;
    QSslConfiguration m_tls;
    std::vector<QByteArray> m_requests;
    int m_connections = 0;
};

} // namespace cf::test
