// What a customer wants to be told of: a line that says so, and a button to change it. Part of CustomerPage; hidden
// where the bank sends no messages.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Notices.h"
#include "ui/theme/Theme.h"

#include <QWidget>

#include <optional>

namespace cf::ui {

class BusyButton;
class ElidedLabel;
class OutcomeBanner;

class NoticesPanel : public QWidget
{
    Q_OBJECT

public:
    //! The bank outlives this. Without `mayChange` it is read-only.
    NoticesPanel(client::Bank& bank, bool mayChange, QWidget* parent = nullptr);

    //! Fetches what is wished for. For the same customer what is shown stays meanwhile.
    void setCustomer(const contract::Customer& customer);
    BusyButton* changeButton() const { return m_change; }

private:
    using Wishes = client::Versioned<contract::NoticeWishes>;

    void fetch();
    void show(const QString& sentence, Tone tone);
    void showWishes();
    void askToChange();
    void change(const contract::NoticeWishesChange& change);
    void onChanged(const CustomerId& customer, client::CallResult<Wishes> result);

    client::Bank& m_bank;
    const bool m_mayChange;
    std::optional<CustomerId> m_customer;
    std::vector<Currency> m_currencies; //!< Of the customer's accounts.
    std::optional<Wishes> m_wishes;
    client::CallHandle m_fetch;
    ElidedLabel* m_summary;
    BusyButton* m_change;
    OutcomeBanner* m_outcome;
};

} // namespace cf::ui
