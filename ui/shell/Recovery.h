// After each sign-in: takes up the orders an earlier run of the program, or a lost session, left without an outcome,
// and tells in the banner what became of each.
#pragma once

#include "services/client/TransferSender.h"

#include <QObject>

#include <vector>

namespace cf::ui {

class MessageBanner;
class Navigator;

class Recovery : public QObject
{
    Q_OBJECT

public:
    //! All outlive this.
    Recovery(client::TransferSender& sender, MessageBanner& banner, Navigator& navigator, QObject* parent = nullptr);

    void run(const client::JournalOwner& owner);

private:
    void onOpened(const Outcome<client::JournalContents, client::JournalError>& contents);
    void onProgress(const client::TransferProgress& progress);
    void tell();

    client::TransferSender& m_sender;
    MessageBanner& m_banner;
    std::vector<client::TransferProgress> m_orders; //!< The latest of each, oldest first.
    int m_damagedLines = 0;
};

} // namespace cf::ui
