// The order form: who pays, who is paid, how much, what for. It says at each field what is wrong and what would be
// left. NewTransferPage shows it; Enter never submits it.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Accounts.h"
#include "ui/transfers/Party.h"

#include <QWidget>

namespace cf::ui {

class FormRow;
class LineEdit;
class MoneyEdit;
class PartyEntry;

class TransferForm : public QWidget
{
    Q_OBJECT

public:
    explicit TransferForm(client::Bank& bank, QWidget* parent = nullptr);

    void start(const std::optional<Iban>& debtor);
    TransferDraft draft() const;
    //! Something was typed that would be lost.
    bool isTouched() const;
    //! Says what is missing or wrong and puts the focus there. True when the order can be reviewed.
    bool checkNow();
    //! Puts the bank's sentence at the field it concerns; false when it concerns none.
    bool refuse(contract::ErrorCode code, const QString& sentence);
    //! Balances and states as they are now.
    void refresh();
    //! To where typing goes on.
    void focusNext();

Q_SIGNALS:
    //! The teller or an answer of the bank changed the order.
    void changed();
    void edited();

private:
    QWidget* lowerHalf();
    void connectFields();
    void onPartyChanged();
    void showAmountEcho();
    void showMemoCount();

    PartyEntry* m_debtor;
    PartyEntry* m_creditor;
    MoneyEdit* m_amount;
    LineEdit* m_memo;
    FormRow* m_amountRow = nullptr;
    FormRow* m_memoRow = nullptr;
    std::optional<Iban> m_startedWith;
};

} // namespace cf::ui
