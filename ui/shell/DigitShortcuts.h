// Ctrl+digit by key position (DigitKey.h). The workspace has one for its Ctrl+1 to Ctrl+9.
#pragma once

#include <QHash>
#include <QObject>

class QKeyEvent;
class QShortcut;

namespace cf::ui {

class DigitShortcuts : public QObject
{
    Q_OBJECT

public:
    //! Watches the application's keys during its lifetime.
    explicit DigitShortcuts(QObject* parent);
    ~DigitShortcuts() override;

    //! `shortcut` is Ctrl and this digit, 1 to 9, and lives as long as this does.
    void add(int digit, QShortcut* shortcut);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void listenFor(const QKeyEvent& event);

    QHash<int, QShortcut*> m_shortcuts;
};

} // namespace cf::ui
