// Sends the orders of a page that shows something else, such as an account, one at a time, and says what became of the
// last one: whether it took effect, whether money moved. An order whose outcome is unknown keeps the page from giving
// the next one about the same, also after the page has shown something else in between, and also while the outcome of
// another is shown.
#pragma once

#include "services/client/OrderSender.h"
#include "ui/widgets/MessageBanner.h"

namespace cf::ui {

class OrderBanner : public MessageBanner
{
    Q_OBJECT

public:
    //! `sender` outlives this.
    explicit OrderBanner(client::OrderSender& sender, QWidget* parent = nullptr);

    //! Ignored while isBusy().
    template <class Operation>
    void send(typename Operation::Request request, const client::OrderFacts& facts)
    {
        if (isBusy())
            return;
        begin(m_sender.send<Operation>(std::move(request), facts, {}, this,
                                       [this](const client::OrderProgress& progress) { onReport(progress); }),
              facts);
    }

    //! The last order, or another about what the page shows, has no definite outcome yet.
    bool isBusy() const { return isUnresolved() || (m_isAboutIt && m_sender.hasOpen(m_isAboutIt)); }
    //! Whether the outcome with that id (OrderRecovery::idOf) is what can be seen here.
    bool shows(const QString& id) const;
    //! The page shows something else: an order about that, of this or an earlier run, which has no definite outcome yet
    //! is taken up. Any other continues, and its outcome is told elsewhere.
    void takeUp(std::function<bool(const client::OrderFacts&)> isAboutIt);

Q_SIGNALS:
    //! isBusy() may have changed.
    void busyChanged();
    //! An order has its final outcome, which is shown.
    void settled(const cf::client::OrderProgress& progress);

private:
    //! The shown order has no definite outcome yet.
    bool isUnresolved() const { return m_key && !client::isFinal(m_stage); }
    void begin(const Uuid& key, const client::OrderFacts& facts);
    //! Has the latest open order reported here, and shows it unless an outcome is shown: that stays until it is
    //! dismissed or another follows it.
    void followOpenOrder();
    void onReport(const client::OrderProgress& progress);
    void say(const client::OrderProgress& progress);

    client::OrderSender& m_sender;
    std::function<bool(const client::OrderFacts&)> m_isAboutIt; //!< What the page shows; empty: nothing yet.
    std::optional<Uuid> m_key;                                  //!< Of the shown order.
    client::OrderStage m_stage = client::OrderStage::Sending;
};

} // namespace cf::ui
