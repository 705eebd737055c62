// One side of the form: the field, the bank's reply, and the chosen account below.
#pragma once

#include "ui/transfers/PartyFinder.h"

#include <QWidget>

class QLabel;

namespace cf::ui {

class AccountField;
class FormRow;
class StatusPill;

class PartyInput : public QWidget
{
    Q_OBJECT

public:
    //! `missing` is shown if this side is left empty.
    PartyInput(client::Bank& bank, PartyFinder::Reach reach, const QString& label, const QString& missing,
               QWidget* parent = nullptr);

    AccountField* field() const { return m_field; }
    const std::optional<Party>& party() const;
    //! Clears it, or fills it with the account of that IBAN once the bank has returned it.
    void start(const std::optional<Iban>& iban);
    //! Refreshes balance and status of the chosen account.
    void refresh();

Q_SIGNALS:
    void partyChanged();

private:
    void connectFinder();
    void showParty();

    AccountField* m_field;
    FormRow* m_row;
    QLabel* m_name;
    QLabel* m_account;
    QLabel* m_balance;
    StatusPill* m_status;
    PartyFinder m_finder;
};

} // namespace cf::ui
