// A POST body that Qt cannot resend by itself: a sequential device cannot be rewound, so if the connection breaks, the
// reply ends with ContentReSendError instead of a second copy (Qt 6.4 otherwise sends up to four).
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace cf::client {

class SentOnceBody : public QIODevice
{
    Q_OBJECT

public:
    SentOnceBody(QByteArray content, QObject* parent);

    //! Whether any of it went to the connection. If not, the bank cannot have a complete request.
    bool wasTaken() const { return m_position > 0; }

    bool isSequential() const override { return true; }
    //! Refuses to rewind once anything was taken: then it could be sent twice.
    bool reset() override { return !wasTaken(); }
    qint64 bytesAvailable() const override;

protected:
    qint64 readData(char* data, qint64 size) override;
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QByteArray m_content;
    qsizetype m_position = 0;
};

} // namespace cf::client
