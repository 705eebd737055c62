// Reports the outcome of orders not on screen: those left unresolved by an earlier run or a lost session, and those
// whose outcome arrived while the teller was on another page. Part of the workspace.
#pragma once

#include "services/client/OrderSender.h"

#include <QObject>

#include <map>

namespace cf::ui {

class Notifications;

class OrderRecovery : public QObject
{
    Q_OBJECT

public:
    //! Both outlive this.
    OrderRecovery(client::OrderSender& sender, Notifications& notifications, QObject* parent = nullptr);

    //! That order's id in Notifications.
    static QString idOf(const Uuid& key);
    //! Why orders may be missing from a journal as read; empty if it was read completely.
    static QString errorOf(const Outcome<client::JournalContents, client::JournalError>& journal);

    //! At sign-in, and when the same person signs in again.
    void run(const client::JournalOwner& owner);

private:
    void onOpened(const client::JournalOwner& owner,
                  const Outcome<client::JournalContents, client::JournalError>& contents);
    void onProgress(const client::OrderProgress& progress);

    client::OrderSender& m_sender;
    Notifications& m_notifications;
    std::map<Uuid, client::OrderStage> m_told; //!< Of orders that are not final.
};

} // namespace cf::ui
