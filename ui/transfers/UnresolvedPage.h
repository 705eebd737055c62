// Unresolved orders: this teller's, with their outcomes, and those of colleagues on this machine. Created at sign-in,
// before the journal is read, so that it misses nothing.
#pragma once

#include "services/client/OrderJournal.h"
#include "services/client/OrderSender.h"
#include "ui/shell/Navigator.h"
#include "ui/shell/Page.h"
#include "ui/transfers/ColleagueOrderController.h"

#include <QBasicTimer>

#include <vector>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace cf::ui {

class ColleagueOrderCard;
class EmptyState;
class OrderCard;

class UnresolvedPage : public Page
{
    Q_OBJECT

public:
    static constexpr std::size_t kMostCards = 50; //!< Of resolved orders; the oldest are dropped first.

    //! All outlive this. `mayResolveForOthers`: a supervisor.
    UnresolvedPage(client::OrderSender& sender, client::OrderJournal& journal, client::Bank& bank, Navigator& navigator,
                   bool mayResolveForOthers, QWidget* parent = nullptr);

    QString title() const override;
    void activate() override;
    void shownAgain() override;
    void noLongerShown() override;
    bool showsOutcome(const QString& id) const override;

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    void layOut();
    void onProgress(const client::OrderProgress& progress);
    OrderCard* addCard(const client::OrderProgress& progress);
    void dropOldest();
    void checkAll();
    void showColleagues(const client::ColleagueOrders& orders);
    void onResolved(const client::ColleagueOrder& entry, const client::CallResult<contract::OrderOutcome>& result);
    ColleagueOrderCard* colleagueCard(const Uuid& key) const;
    void showEmptiness();

    client::OrderSender& m_sender;
    client::OrderJournal& m_journal;
    ColleagueOrderController m_controller;
    Navigator& m_navigator;
    bool m_mayResolveForOthers;
    std::vector<OrderCard*> m_cards; //!< Newest first.
    std::vector<ColleagueOrderCard*> m_colleagues;
    QScrollArea* m_scroll;
    QVBoxLayout* m_own = nullptr;
    QVBoxLayout* m_others = nullptr;
    QLabel* m_othersTitle = nullptr;
    QLabel* m_ownError = nullptr;   //!< Why some of this teller's orders may be missing.
    QLabel* m_unreadable = nullptr; //!< How many journals of colleagues are unreadable.
    EmptyState* m_empty = nullptr;
    QBasicTimer m_tick;
};

} // namespace cf::ui
