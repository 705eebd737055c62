// An icon engine that renders the SVG's shape and fills it with the current theme colour.
#include "ui/theme/IconLoader.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

// Q_INIT_RESOURCE must stand outside any namespace; a static library's resources are not registered by themselves.
static void registerIcons()
{
    Q_INIT_RESOURCE(resources);
}

namespace cf::ui {
namespace {

constexpr std::array<const char*, kIconCount> kFiles = {
    "account",       "arrow-right", "bank",      "check",    "clock",    "close",   "connection-lost",
    "connection-ok", "copy",        "customers", "error",    "eye",      "eye-off", "info",
    "list",          "lock",        "logo",      "moon",     "person",   "plus",    "print",
    "pulse",         "refresh",     "search",    "settings", "sign-out", "staff",   "success",
    "sun",           "trail",       "transfer",  "unknown",  "warning"};

QColor colourOf(Tint tint)
{
    const Theme& theme = Theme::current();
    switch (tint) {
    case Tint::Text:
        return theme.text;
    case Tint::Muted:
        return theme.muted;
    case Tint::Accent:
        return theme.accentText;
    case Tint::OnAccent:
        return theme.onAccent;
    case Tint::Info:
        return theme.info.strong;
    case Tint::Success:
        return theme.success.strong;
    case Tint::Warning:
        return theme.warning.strong;
    case Tint::Danger:
        return theme.danger.strong;
    }
    return theme.text;
}

class TintedSvgEngine : public QIconEngine
{
public:
    TintedSvgEngine(Icon name, Tint tint)
        : m_name(name)
        , m_tint(tint)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, rendered(rect.size() * ratio, mode));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override { return rendered(size, mode); }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        return rendered(size, mode);
    }

    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override
    {
        const int side = qMin(size.width(), size.height());
        return {side, side};
    }

    QIconEngine* clone() const override { return new TintedSvgEngine(*this); }

private:
    QPixmap rendered(const QSize& size, QIcon::Mode mode) const
    {
        const QColor colour = mode == QIcon::Disabled ? Theme::current().disabled : colourOf(m_tint);
        const QString file = QLatin1String(kFiles[static_cast<std::size_t>(m_name)]);
        // It points in the reading direction.
        const bool turned = m_name == Icon::ArrowRight && QGuiApplication::isRightToLeft();
        const QString key = QStringLiteral("cf-icon/%1/%2/%3x%4%5")
                                .arg(file, colour.name())
                                .arg(size.width())
                                .arg(size.height())
                                .arg(turned ? QStringLiteral("/turned") : QString());
        QPixmap result;
        if (QPixmapCache::find(key, &result))
            return result;
        result = QPixmap(size);
        result.fill(Qt::transparent);
        QSvgRenderer svg(QStringLiteral(":/icons/%1.svg").arg(file));
        svg.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&result);
        svg.render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(result.rect(), colour);
        painter.end();
        if (turned)
            result = result.transformed(QTransform::fromScale(-1, 1));
        QPixmapCache::insert(key, result);
        return result;
    }

    Icon m_name;
    Tint m_tint;
};

} // namespace

QIcon icon(Icon name, Tint tint)
{
    registerIcons();
    return QIcon(new TintedSvgEngine(name, tint));
}

QIcon toneIcon(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return icon(Icon::Info, Tint::Muted);
    case Tone::Info:
        return icon(Icon::Info, Tint::Info);
    case Tone::Success:
        return icon(Icon::Success, Tint::Success);
    case Tone::Warning:
        return icon(Icon::Warning, Tint::Warning);
    case Tone::Danger:
        return icon(Icon::Error, Tint::Danger);
    }
    return icon(Icon::Info, Tint::Muted);
}

} // namespace cf::ui
