#include "ui/widgets/SecretClipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QMouseEvent>
#include <QTimer>

#include <chrono>

namespace cf::ui {
namespace {

void forget(const QString& secret)
{
    auto* clipboard = QGuiApplication::clipboard();
    if (clipboard->text() == secret)
        clipboard->clear();
}

class SecretGuard : public QObject
{
public:
    explicit SecretGuard(QLineEdit* field)
        : QObject(field)
        , m_field(field)
    {
        field->setDragEnabled(false);
        field->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        // Only for these events is the object surely still a field: others arrive during its destruction.
        switch (event->type()) {
        case QEvent::MouseButtonDblClick:
            return isShown();
        case QEvent::MouseMove:
            return static_cast<QMouseEvent*>(event)->buttons() != Qt::NoButton && isShown();
        case QEvent::MouseButtonPress:
            return static_cast<QMouseEvent*>(event)->modifiers().testFlag(Qt::ShiftModifier) && isShown();
        case QEvent::ContextMenu:
            return isShown(); // Its "copy" knows no secrets.
        case QEvent::KeyPress:
            return isShown() && onKey(static_cast<QKeyEvent*>(event));
        default:
            return false;
        }
    }

private:
    //! Qt never copies hidden text.
    bool isShown() const { return m_field->echoMode() == QLineEdit::Normal; }

    bool onKey(const QKeyEvent* event)
    {
        const bool cut = event->matches(QKeySequence::Cut);
        if (!cut && !event->matches(QKeySequence::Copy))
            return false;
        if (m_field->hasSelectedText())
            copySecret(m_field->selectedText());
        if (cut)
            m_field->del();
        return true;
    }

    QLineEdit* m_field;
};

} // namespace

void copySecret(const QString& secret)
{
    auto* data = new QMimeData;
    data->setText(secret);
    // What clipboard managers of KDE and GNOME look for before they keep a history.
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    auto* clipboard = QGuiApplication::clipboard();
    clipboard->setMimeData(data);
    // One timer at a time: the previous text is no longer there.
    auto* reminder = clipboard->findChild<QTimer*>(QStringLiteral("secret"));
    delete reminder;
    reminder = new QTimer(clipboard);
    reminder->setObjectName(QStringLiteral("secret"));
    reminder->setSingleShot(true);
    QObject::connect(reminder, &QTimer::timeout, reminder, [secret] { forget(secret); });
    QObject::connect(qApp, &QCoreApplication::aboutToQuit, reminder, [secret] { forget(secret); });
    reminder->start(std::chrono::minutes(1));
}

void guardSecret(QLineEdit* field)
{
    new SecretGuard(field);
}

} // namespace cf::ui
