// Orders the reversal of the transfer that TransferPage shows, and says what became of the order. A reversal always
// waits for approval.
#pragma once

#include "services/client/OrderSender.h"
#include "services/contract/Transfers.h"
#include "ui/widgets/Fact.h"

#include <QWidget>

namespace cf::ui {

class KeyedWidget;
class OrderBanner;
class ReversalForm;

class ReversalPanel : public QWidget
{
    Q_OBJECT

public:
    //! `sender` outlives this. `mayOverride`: the user is a supervisor, who may let an account be overdrawn.
    ReversalPanel(client::OrderSender& sender, bool mayOverride, QWidget* parent = nullptr);

    //! The transfer as just fetched, perhaps the same one again.
    void setTransfer(const contract::Transfer& transfer);
    //! Whether a reversal can be ordered now: of what was neither imported nor reversed nor is a reversal.
    bool isOffered() const;
    //! Opens the form.
    void begin();
    void addKeysTo(KeyedWidget& page);
    //! As for a page.
    bool mayLeave();
    bool holdsWork() const;
    bool showsOutcome(const QString& id) const;

Q_SIGNALS:
    //! isOffered() may have changed.
    void changed();
    //! The form is closed: the focus is free.
    void closed();
    //! The order may have changed the transfer: it is to be fetched again.
    void transferChanged();

private:
    void ask();
    void close();
    QList<Fact> facts(const contract::ReversalOrder& order) const;
    void onSettled(const client::OrderProgress& progress);

    const bool m_mayOverride;
    std::optional<contract::Transfer> m_transfer;
    OrderBanner* m_banner;
    ReversalForm* m_form;
};

} // namespace cf::ui
