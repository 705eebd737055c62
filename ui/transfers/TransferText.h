// How transfers, accounts and times are written on the screens and receipts of this folder.
#pragma once

#include "models/domain/Date.h"
#include "services/client/TransferSender.h"
#include "services/contract/Accounts.h"
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
    //! In groups of four that do not break over a line.
    static QString iban(const Iban& iban);
    static QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

    static QString when(Instant instant);
    static QString day(Date date);
    //! "0:07", "12:45".
    static QString elapsed(std::chrono::seconds time);

    //! Everything known about a booked transfer, the same on the result of an order and on the page of a transfer.
    static QList<Fact> facts(const contract::Transfer& transfer);
    //! "Frozen", "Closed"; empty for an open account.
    static QString status(contract::AccountStatus status);
    //! Why an order ended without being booked, or cannot be asked about now; empty when nothing is known.
    static QString reason(const client::TransferProgress& progress);

private:
    static QString whyUnknown(const client::CallFailure& failure);
};

} // namespace cf::ui
