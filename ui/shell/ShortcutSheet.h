// F1: all shortcuts, on a sheet over the window. Any key closes it.
#pragma once

#include "ui/shell/Page.h"

#include <QPointer>

namespace cf::ui {

class ShortcutSheet : public QWidget
{
    Q_OBJECT

public:
    //! Covers `host` until a key is pressed or the mouse is clicked; then deletes itself.
    static void open(const QList<KeyHint>& everywhere, const QList<KeyHint>& onThisPage, QWidget* host);

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    ShortcutSheet(const QList<KeyHint>& everywhere, const QList<KeyHint>& onThisPage, QWidget* host);
    void finish();

    QPointer<QWidget> m_focusBefore;
};

} // namespace cf::ui
