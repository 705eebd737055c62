// See SecretClipboard.h.
#include "ui/signin/SecretClipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QTimer>

#include <chrono>

namespace cf::ui {

void copySecret(const QString& secret)
{
    auto* data = new QMimeData;
    data->setText(secret);
    // What clipboard managers of KDE and GNOME look for before they keep a history.
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    auto* clipboard = QGuiApplication::clipboard();
    clipboard->setMimeData(data);
    QTimer::singleShot(std::chrono::minutes(1), clipboard, [clipboard, secret] {
        if (clipboard->text() == secret)
            clipboard->clear();
    });
}

} // namespace cf::ui
