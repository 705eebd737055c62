#include "services/client/SentOnceBody.h"

#include <algorithm>
#include <cstring>

namespace cf::client {

SentOnceBody::SentOnceBody(QByteArray content, QObject* parent)
    : QIODevice(parent)
    , m_content(std::move(content))
{
    // Unbuffered: QIODevice's read-ahead would count as taken, and could be rewound.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 SentOnceBody::bytesAvailable() const
{
    return m_content.size() - m_position;
}

qint64 SentOnceBody::readData(char* data, qint64 size)
{
    if (m_position == m_content.size())
        return -1;
    const auto count = static_cast<qsizetype>(std::min<qint64>(size, bytesAvailable()));
    std::memcpy(data, m_content.constData() + m_position, static_cast<std::size_t>(count));
    m_position += count;
    return count;
}

} // namespace cf::client
