// Pending outcomes, above every page: each a message with its actions. Part of the workspace.
#pragma once

#include "ui/shell/NavigationTarget.h"

#include <QScrollArea>

#include <map>

class QVBoxLayout;

namespace cf::ui {

class MessageBanner;
class Notifications;

class NotificationStrip : public QScrollArea
{
    Q_OBJECT

public:
    //! Hidden while there are none. The outcomes outlive this. In tab order the messages follow `before`.
    NotificationStrip(Notifications& notifications, QWidget* before, QWidget* parent);

    //! Focuses the newest message. False if there is none.
    bool takeFocus();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void targetRequested(const cf::ui::NavigationTarget& target);
    void folderRequested(const QString& file);
    //! Escape: back to the page.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void showAll();
    MessageBanner* bannerOf(const QString& id);
    void act(const QString& id);

    Notifications& m_notifications;
    QVBoxLayout* m_column;
    std::map<QString, MessageBanner*> m_banners;
    QWidget* m_before;
    bool m_telling = false; //!< A message shown for the first time announces itself.
};

} // namespace cf::ui
