#include "ui/shell/ShortcutSheet.h"

#include "ui/widgets/DialogRole.h"
#include "ui/widgets/Styling.h"

#include <QAccessible>
#include <QApplication>
#include <QFrame>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace cf::ui {
namespace {

QWidget* column(const QString& heading, const QList<KeyHint>& keys, QWidget* parent)
{
    auto* widget = new QWidget(parent);
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(em(0.8));
    grid->setVerticalSpacing(em(0.45));
    grid->addWidget(plainLabel(heading, TextRole::Heading, widget), 0, 0, 1, 2);
    int row = 1;
    for (const KeyHint& hint : keys) {
        auto* cap = plainLabel(hint.key.toString(QKeySequence::NativeText), TextRole::Small, widget);
        cap->setObjectName(QStringLiteral("keyCap"));
        grid->addWidget(cap, row, 0, Qt::AlignLeading | Qt::AlignVCenter);
        grid->addWidget(plainLabel(hint.meaning, TextRole::Body, widget), row, 1);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(row, 1);
    return widget;
}

} // namespace

void ShortcutSheet::open(const QList<KeyHint>& everywhere, const QList<KeyHint>& onThisPage, QWidget* host)
{
    auto* sheet = new ShortcutSheet(everywhere, onThisPage, host);
    sheet->setGeometry(host->rect());
    sheet->show();
    sheet->raise();
    sheet->setFocus(Qt::PopupFocusReason);
    QAccessibleEvent opened(sheet, QAccessible::DialogStart);
    QAccessible::updateAccessibility(&opened);
}

ShortcutSheet::ShortcutSheet(const QList<KeyHint>& everywhere, const QList<KeyHint>& onThisPage, QWidget* host)
    : QWidget(host)
    , m_focusBefore(QApplication::focusWidget())
{
    setFocusPolicy(Qt::StrongFocus);
    presentAsDialog(this);
    setAccessibleName(tr("Keys"));
    auto* card = new QFrame(this);
    card->setObjectName(QStringLiteral("sheetCard"));
    auto* columns = new QHBoxLayout;
    columns->setSpacing(em(3));
    columns->addWidget(column(tr("Everywhere"), everywhere, card));
    if (!onThisPage.isEmpty())
        columns->addWidget(column(tr("On this page"), onThisPage, card));
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(em(1.6), em(1.3), em(1.6), em(1.2));
    inside->setSpacing(em(1.1));
    inside->addWidget(plainLabel(tr("Keys"), TextRole::Title, card));
    inside->addLayout(columns);
    auto* close = plainLabel(tr("Any key closes this."), TextRole::Small, card);
    setTextTone(close, Tone::Neutral);
    inside->addWidget(close);
    auto* outer = new QGridLayout(this);
    outer->addWidget(card, 0, 0, Qt::AlignCenter);
    host->installEventFilter(this);
}

bool ShortcutSheet::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        // Accepted here, a key arrives as a key press, not as a shortcut of the page below.
        event->accept();
        return true;
    case QEvent::KeyPress: {
        const int key = static_cast<QKeyEvent*>(event)->key();
        // Modifiers precede another key.
        if (key != Qt::Key_Shift && key != Qt::Key_Control && key != Qt::Key_Alt && key != Qt::Key_AltGr)
            finish();
        event->accept();
        return true;
    }
    case QEvent::MouseButtonPress:
        finish();
        return true;
    default:
        return QWidget::event(event);
    }
}

bool ShortcutSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void ShortcutSheet::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::current().scrim);
}

void ShortcutSheet::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    if (event->reason() != Qt::ActiveWindowFocusReason)
        finish();
}

void ShortcutSheet::finish()
{
    if (isHidden())
        return;
    const bool hadFocus = hasFocus();
    hide();
    if (hadFocus && m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    deleteLater();
}

} // namespace cf::ui
