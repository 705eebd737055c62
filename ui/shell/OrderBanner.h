// Sends the orders of a page that shows something else, such as an account, one at a time, and says what became of the
// last one: whether it took effect, whether money moved. An order whose outcome is unknown keeps the page from giving
// the next one until the outcome is there or the page shows something else.
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

    //! Ignored while the last order has no definite outcome.
    template <class Operation>
    void send(typename Operation::Request request, const client::OrderFacts& facts)
    {
        if (isBusy())
            return;
        begin(m_sender.send<Operation>(std::move(request), facts, {}, this,
                                       [this](const client::OrderProgress& progress) { onReport(progress); }));
    }

    //! The last order has no definite outcome yet.
    bool isBusy() const { return m_key && !client::isFinal(m_stage); }
    //! Whether the outcome with that id (OrderRecovery::idOf) is what is shown.
    bool shows(const QString& id) const;
    //! The page shows something else. The order continues; its outcome is told elsewhere.
    void forget();

Q_SIGNALS:
    //! isBusy() may have changed.
    void busyChanged();
    //! The last order has its final outcome, which is shown.
    void settled(const cf::client::OrderProgress& progress);

private:
    void begin(const Uuid& key);
    void onReport(const client::OrderProgress& progress);
    void say(const client::OrderProgress& progress);

    client::OrderSender& m_sender;
    std::optional<Uuid> m_key; //!< Of the shown order.
    client::OrderStage m_stage = client::OrderStage::Sending;
};

} // namespace cf::ui
