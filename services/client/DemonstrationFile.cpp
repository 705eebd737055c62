#include "services/client/DemonstrationFile.h"

#include "services/contract/Binder.h"

#include <QMessageAuthenticationCode>

#include <array>
#include <memory>

#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cf::client {
namespace {

constexpr off_t kLargest = 1 << 20;
constexpr auto kServiceUser = "counterfoil"; // owns the bank's files when root started it

bool isOurs(uid_t owner)
{
    if (owner == ::geteuid())
        return true;
    const passwd* service = ::geteuid() == 0 ? ::getpwnam(kServiceUser) : nullptr;
    return service && owner == service->pw_uid;
}

Outcome<std::string, DemonstrationError> contentOf(const QString& path)
{
    const int file = ::open(path.toLocal8Bit().constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return DemonstrationError::CannotRead;
    const std::unique_ptr<const int, void (*)(const int*)> closing(&file, [](const int* open) { ::close(*open); });
    // Checks the opened file, whatever the path refers to by now.
    struct stat facts = {};
    if (::fstat(file, &facts) != 0 || !S_ISREG(facts.st_mode) || facts.st_size > kLargest)
        return DemonstrationError::CannotRead;
    if (!isOurs(facts.st_uid))
        return DemonstrationError::NotOurs;
    if ((facts.st_mode & 077) != 0)
        return DemonstrationError::OpenToOthers;
    std::string content(static_cast<std::size_t>(facts.st_size), '\0');
    if (::read(file, content.data(), content.size()) != static_cast<ssize_t>(content.size()))
        return DemonstrationError::CannotRead;
    return content;
}

QByteArray decoded(const std::string& base32)
{
    QByteArray bytes;
    quint32 bits = 0;
    int count = 0;
    for (const char c : base32) {
        const bool letter = c >= 'A' && c <= 'Z';
        if (!letter && (c < '2' || c > '7'))
            continue;
        bits = (bits << 5) | static_cast<quint32>(letter ? c - 'A' : c - '2' + 26);
        count += 5;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>((bits >> count) & 0xff);
        }
    }
    return bytes;
}

//! Only the version: in a later one everything else may differ.
struct VersionedFile
{
    int version = 0;
};
BOOST_DESCRIBE_STRUCT(VersionedFile, (), (version))

} // namespace

Outcome<Demonstration, DemonstrationError> readDemonstration(const QString& path)
{
    const auto content = contentOf(path);
    if (!content)
        return content.error();
    const auto version = contract::decodeDocument<VersionedFile>(*content);
    if (!version)
        return DemonstrationError::NotUnderstood;
    if (version->version != 1)
        return DemonstrationError::OtherVersion;
    auto demonstration = contract::decodeDocument<Demonstration>(*content);
    if (!demonstration || demonstration->people.empty())
        return DemonstrationError::NotUnderstood;
    return std::move(demonstration).value();
}

QString authenticatorCode(const std::string& secret, std::int64_t step)
{
    QByteArray counter(8, '\0');
    for (int i = 7; i >= 0; --i, step >>= 8)
        counter[i] = static_cast<char>(step & 0xff);
    const QByteArray mac = QMessageAuthenticationCode::hash(counter, decoded(secret), QCryptographicHash::Sha1);
    const int at = mac.back() & 0xf;
    quint32 number = 0;
    for (int i = 0; i < 4; ++i)
        number = (number << 8) | static_cast<quint8>(mac[at + i]);
    return QStringLiteral("%1").arg((number & 0x7fffffff) % 1'000'000, 6, 10, QLatin1Char('0'));
}

} // namespace cf::client
