// One side of the form: the field, what the bank says to it, and below it the account that was chosen.
#pragma once

#include "ui/transfers/PartyFinder.h"

#include <QWidget>

class QLabel;

namespace cf::ui {

class AccountField;
class FormRow;
class StatusPill;

class PartyEntry : public QWidget
{
    Q_OBJECT

public:
    //! `missing` is said when this side is left out.
    PartyEntry(client::Bank& bank, PartyFinder::Reach reach, const QString& label, const QString& missing,
               QWidget* parent = nullptr);

    AccountField* field() const { return m_field; }
    const std::optional<Party>& party() const;
    //! Empties it, or fills it with the account of that IBAN once the bank has told whose it is.
    void start(const std::optional<Iban>& iban);
    //! Learns balance and state of the chosen account anew.
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
