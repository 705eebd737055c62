// A page, or part of one, with its own shortcuts.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>
#include <QWidget>

#include <functional>

class QAbstractButton;

namespace cf::ui {

//! One footer entry: a key and its effect.
struct KeyHint
{
    QKeySequence key;
    QString meaning;
};

class KeyedWidget : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    //! Shown by the footer and the shortcut sheet in the order of the calls below: most useful first.
    virtual QList<KeyHint> keyHints() const;

    //! The only way to bind a key: while the focus is inside `within` (default: this), `key` runs `action`, once
    //! however long it is held. The hint shows while `within` is visible. An empty meaning gives no hint: for a second
    //! key of the same action.
    void addKey(const QKeySequence& key, const QString& meaning, std::function<void()> action,
                QWidget* within = nullptr);
    //! Same as clicking the button, wherever in here the focus is, while the button is visible; its tool tip names the
    //! key.
    void addKey(const QKeySequence& key, const QString& meaning, QAbstractButton* button);
    //! Only the hint: `taker`, or this, handles the key itself.
    void addHint(const QKeySequence& key, const QString& meaning, QWidget* taker = nullptr);

Q_SIGNALS:
    //! keyHints() changed.
    void hintsChanged();

private:
    struct Key
    {
        KeyHint hint;
        QWidget* shownWith;
    };
    QList<Key> m_keys;
};

} // namespace cf::ui
