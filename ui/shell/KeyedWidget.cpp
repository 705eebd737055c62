#include "ui/shell/KeyedWidget.h"

#include <QAbstractButton>
#include <QShortcut>

namespace cf::ui {

QList<KeyHint> KeyedWidget::keyHints() const
{
    QList<KeyHint> hints;
    for (const Key& key : m_keys) {
        if (key.shownWith == this || key.shownWith->isVisibleTo(this))
            hints += key.hint;
    }
    return hints;
}

void KeyedWidget::addKey(const QKeySequence& key, const QString& meaning, std::function<void()> action, QWidget* within)
{
    auto* shortcut = new QShortcut(key, within ? within : this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    shortcut->setAutoRepeat(false);
    connect(shortcut, &QShortcut::activated, this, std::move(action));
    if (!meaning.isEmpty())
        addHint(key, meaning, within);
}

void KeyedWidget::addKey(const QKeySequence& key, const QString& meaning, QAbstractButton* button)
{
    button->setToolTip(key.toString(QKeySequence::NativeText));
    addKey(key, {}, [button] {
        if (button->isVisible())
            button->click();
    });
    addHint(key, meaning, button);
}

void KeyedWidget::addHint(const QKeySequence& key, const QString& meaning, QWidget* taker)
{
    m_keys.push_back({{key, meaning}, taker ? taker : this});
}

} // namespace cf::ui
