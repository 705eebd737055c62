// The order form: debtor, creditor, amount, memo. Shows errors at each field and the remaining balance. Used by
// NewTransferPage; Enter never submits it.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Accounts.h"
#include "ui/transfers/Party.h"

#include <QWidget>

namespace cf::ui {

class FormRow;
class LineEdit;
class MoneyEdit;
class PartyInput;

class TransferForm : public QWidget
{
    Q_OBJECT

public:
    explicit TransferForm(client::Bank& bank, QWidget* parent = nullptr);

    void start(const std::optional<Iban>& debtor);
    TransferDraft draft() const;
    //! There is input that would be lost.
    bool isTouched() const;
    //! Shows what is missing or wrong and focuses it. True if the order can be reviewed.
    bool checkNow();
    //! Shows the bank's error at its field; false if it belongs to none.
    bool refuse(contract::ErrorCode code, const QString& sentence);
    //! Refreshes balances and states.
    void refresh();
    //! Focuses the next input.
    void focusNext();

Q_SIGNALS:
    //! The teller or the bank's answer changed the order.
    void changed();
    void edited();

private:
    QWidget* lowerHalf();
    void connectFields();
    void onPartyChanged();
    void showAmountEcho();
    void showMemoCount();

    PartyInput* m_debtor;
    PartyInput* m_creditor;
    MoneyEdit* m_amount;
    LineEdit* m_memo;
    FormRow* m_amountRow = nullptr;
    FormRow* m_memoRow = nullptr;
    std::optional<Iban> m_startedWith;
};

} // namespace cf::ui
