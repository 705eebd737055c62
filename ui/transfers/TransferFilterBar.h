// The filters of the transfer list: whose, when, which account, how much. Part of TransfersPage.
#pragma once

#include "services/contract/Transfers.h"

#include <QDate>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QPushButton;

namespace cf::ui {

class DayEdit;
class IbanEdit;
class MoneyEdit;

class TransferFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit TransferFilterBar(QWidget* parent = nullptr);

    //! The chosen filters, without cursor and limit.
    contract::TransfersQuery filter() const;
    bool isEmpty() const;
    void toggleMine();
    void clear();
    //! As for a page: emits again if "today" and the like changed since the last time.
    void shownAgain();

Q_SIGNALS:
    void changed();

private:
    enum class Period
    {
        Any,
        Today,
        Yesterday,
        LastSevenDays,
        LastThirtyDays,
        Days,
    };

    void fillChoices();
    void layOut();
    void readPeriod(contract::TransfersQuery& filter) const;
    void onChoice();
    void onCurrency();
    void announce();

    QPushButton* m_mine;
    QComboBox* m_period;
    QWidget* m_days;
    DayEdit* m_from;
    DayEdit* m_to;
    QComboBox* m_kind;
    IbanEdit* m_account;
    QComboBox* m_currency;
    MoneyEdit* m_least;
    MoneyEdit* m_most;
    QPushButton* m_clear;
    QTimer m_debounce; //!< Debounces typing of an amount.
    QDate m_announced; //!< The branch's day at that time.
    bool m_clearing = false;
};

} // namespace cf::ui
