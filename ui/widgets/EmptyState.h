// Shown where there is nothing to show: an icon, a sentence and an optional action.
#pragma once

#include <QIcon>
#include <QWidget>

class QLabel;
class QPushButton;

namespace cf::ui {

class IconLabel;

class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    //! `action` empty: no button.
    void setContent(const QIcon& icon, const QString& sentence, const QString& action = {});
    QString sentence() const;

Q_SIGNALS:
    void actionTriggered();

private:
    IconLabel* m_icon;
    QLabel* m_sentence;
    QPushButton* m_action;
};

} // namespace cf::ui
