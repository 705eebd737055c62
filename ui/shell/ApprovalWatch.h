// Counts what waits for the user's approval and what was sent back to them, for the rail, and tells them what became of
// their own orders. Part of the workspace.
//
// The count neither keeps the session alive nor is recorded. Listing the user's own orders does both, so they are
// listed only when the count says that something became of one, and after what they sent themselves.
#pragma once

#include "services/client/OrderSender.h"
#include "services/contract/Approvals.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <optional>

namespace cf::ui {

class Notifications;

class ApprovalWatch : public QObject
{
    Q_OBJECT

public:
    //! All outlive this. `mayAsk`: whether the user's session lasts.
    ApprovalWatch(client::Bank& bank, client::OrderSender& sender, Notifications& notifications,
                  std::function<bool()> mayAsk, QObject* parent = nullptr);

    //! Looks now and every ten seconds.
    void start();
    //! Looks now, unless an answer is on its way.
    void look();

    //! What the number in the rail counts, in whole sentences.
    static QString meaning(const contract::ApprovalCount& count);
    //! That order's id in Notifications.
    static QString idOf(const ApprovalId& id);

Q_SIGNALS:
    void counted(const cf::contract::ApprovalCount& count);
    //! The count is another than the one before.
    void changed();

private:
    void onCount(const client::CallResult<contract::ApprovalCount>& result);
    void list();
    void onListed(const client::CallResult<contract::Page<contract::WaitingOrder>>& result);
    void onProgress(const client::OrderProgress& progress);
    void tell(const contract::WaitingOrder& order);

    client::Bank& m_bank;
    Notifications& m_notifications;
    std::function<bool()> m_mayAsk;
    QTimer m_timer;
    bool m_counting = false;
    bool m_listing = false;
    bool m_mustCount = false; //!< Again, because something was sent meanwhile.
    bool m_mustList = false;
    std::optional<contract::ApprovalCount> m_count;
    std::map<ApprovalId, contract::ApprovalState> m_own; //!< As the user knows them.
};

} // namespace cf::ui
