// Formats transfers, accounts and times for the pages and receipts of this folder.
#pragma once

#include "models/domain/Date.h"
#include "services/contract/Accounts.h"
#include "services/contract/Transfers.h"
#include "ui/widgets/Fact.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QString>

#include <chrono>

namespace cf::ui {

class TransferText
{
    Q_DECLARE_TR_FUNCTIONS(TransferText)

public:
    static QString money(const Money& money);
    //! "Several currencies" without an amount.
    static QString money(const contract::Transfer& transfer);
    //! In groups of four with non-breaking spaces.
    static QString iban(const Iban& iban);
    static QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

    static QString when(Instant instant);
    static QString day(Date date);
    //! "0:07", "12:45".
    static QString elapsed(std::chrono::seconds time);

    //! All details of a booked transfer, the same on an order's result and on the transfer page.
    static QList<Fact> facts(const contract::Transfer& transfer);
    //! "Dormant", "Blocked for debits", "Closed"; empty for an account that can be used.
    static QString status(const contract::AccountSummary& account);
};

} // namespace cf::ui
