#include "services/client/MachinePolicy.h"

#include <QFileInfo>
#include <QSettings>

namespace cf::client {

Outcome<MachinePolicy, PolicyError> loadPolicy(const PolicyOverrides& overrides)
{
    const QString path = overrides.file.isEmpty() ? QString::fromLatin1(MachinePolicy::kDefaultPath) : overrides.file;
    const QFileInfo file(path);
    // The default file may be missing: the command line may give everything.
    if ((file.exists() || !overrides.file.isEmpty()) && !(file.isFile() && file.isReadable()))
        return PolicyError{PolicyFault::FileUnreadable, path};
    const QSettings settings(path, QSettings::IniFormat);
    if (settings.status() != QSettings::NoError)
        return PolicyError{PolicyFault::FileUnreadable, path};

    const auto text = [&](const char* key, const QString& given) {
        return given.isEmpty() ? settings.value(QLatin1String(key)).toString().trimmed() : given;
    };
    MachinePolicy policy;
    const QString bank = text("bank/url", overrides.bank);
    if (bank.isEmpty())
        return PolicyError{PolicyFault::NoBank, path};
    policy.bank = QUrl(bank, QUrl::StrictMode);
    if (policy.bank.scheme() != QLatin1String("https") || policy.bank.host().isEmpty())
        return PolicyError{PolicyFault::BankNotHttps, bank};
    policy.authorityFile = text("bank/authority", overrides.authorityFile);
    policy.systemAuthorities = settings.value(QStringLiteral("bank/systemAuthorities"), false).toBool();
    if (policy.authorityFile.isEmpty() && !policy.systemAuthorities)
        return PolicyError{PolicyFault::NoAuthority, path};
    const QString idle = settings.value(QStringLiteral("session/idleMinutes"), QStringLiteral("15")).toString();
    policy.idle = std::chrono::minutes(idle.toInt());
    if (policy.idle < std::chrono::minutes(1) || policy.idle > std::chrono::minutes(15))
        return PolicyError{PolicyFault::IdleOutOfRange, idle};
    policy.journalFolder = settings.value(QStringLiteral("journal/folder")).toString();
    return policy;
}

} // namespace cf::client
