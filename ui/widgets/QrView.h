// A QR code (ISO/IEC 18004) on white paper with its quiet zone, whatever the theme: cameras expect dark on light.
#pragma once

#include <QImage>
#include <QWidget>

namespace cf::ui {

class QrView : public QWidget
{
    Q_OBJECT

public:
    explicit QrView(QWidget* parent = nullptr);

    //! Shows `content` as UTF-8. `accessibleName` states its purpose, not its content. False if it is too long for a
    //! code (then nothing is shown).
    bool setContent(const QString& content, const QString& accessibleName);
    void clear();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_modules; //!< One pixel per module, including the quiet zone.
};

} // namespace cf::ui
