#include "ui/widgets/QrView.h"

#include "ui/theme/Fonts.h"

#include <qrencode.h>

#include <QPainter>

#include <algorithm>
#include <memory>

namespace cf::ui {
namespace {

constexpr int kQuietZone = 4; // modules, by the standard

struct FreeCode
{
    void operator()(QRcode* code) const { QRcode_free(code); }
};

QImage encoded(const QString& content)
{
    const QByteArray bytes = content.toUtf8();
    const std::unique_ptr<QRcode, FreeCode> code(
        QRcode_encodeData(static_cast<int>(bytes.size()), reinterpret_cast<const unsigned char*>(bytes.constData()),
                          /*version=*/0, QR_ECLEVEL_M));
    if (!code)
        return {};
    QImage image(code->width + 2 * kQuietZone, code->width + 2 * kQuietZone, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if (code->data[y * code->width + x] & 1)
                image.setPixel(x + kQuietZone, y + kQuietZone, qRgb(0, 0, 0));
        }
    }
    return image;
}

} // namespace

QrView::QrView(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

bool QrView::setContent(const QString& content, const QString& accessibleName)
{
    m_modules = content.isEmpty() ? QImage() : encoded(content);
    setAccessibleName(accessibleName);
    updateGeometry();
    update();
    return !m_modules.isNull();
}

void QrView::clear()
{
    m_modules = QImage();
    update();
}

QSize QrView::minimumSizeHint() const
{
    const int side = std::max(m_modules.width() * 2, em(8));
    return {side, side};
}

QSize QrView::sizeHint() const
{
    // Whole pixels per module, about twelve lines high in all.
    const int modules = std::max(m_modules.width(), 1);
    const int side = std::max(2, em(12) / modules) * modules;
    return m_modules.isNull() ? minimumSizeHint() : QSize(side, side);
}

void QrView::paintEvent(QPaintEvent*)
{
    if (m_modules.isNull())
        return;
    QPainter painter(this);
    const int scale = std::max(1, std::min(width(), height()) / m_modules.width());
    const QSize size = m_modules.size() * scale;
    const QRect target(QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size);
    painter.fillRect(rect(), Qt::white);
    painter.drawImage(target, m_modules);
}

} // namespace cf::ui
