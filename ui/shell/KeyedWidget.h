// A page, or a part of one, with keys of its own.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>
#include <QWidget>

#include <functional>

class QAbstractButton;

namespace cf::ui {

//! One entry of the footer: which key does what.
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

    //! What the footer and the sheet of keys say, in the order of the calls below: the most useful first.
    virtual QList<KeyHint> keyHints() const;

    //! The one way to bind a key: while the focus is inside `within` (this, if none is named), `key` does `action`,
    //! once however long it is held down. The hint is there while `within` is shown. Without a meaning there is none:
    //! for a second key of the same.
    void addKey(const QKeySequence& key, const QString& meaning, std::function<void()> action,
                QWidget* within = nullptr);
    //! As a click on the button, wherever in here the focus is and while the button is shown; its tool tip says the
    //! key.
    void addKey(const QKeySequence& key, const QString& meaning, QAbstractButton* button);
    //! Only the hint: `taker`, or this, takes the key by itself.
    void addHint(const QKeySequence& key, const QString& meaning, QWidget* taker = nullptr);

Q_SIGNALS:
    //! keyHints() says something else now.
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
