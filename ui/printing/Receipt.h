// The receipt of a booked transfer, drawn on one A5 page. ReceiptBanner writes it on a worker thread.
#pragma once

#include "services/contract/Transfers.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QString>

class QIODevice;

namespace cf::ui {

//! Who issues the receipt.
struct ReceiptIssuer
{
    QString bank;
    QString branch;
    QString teller;
};

struct Receipt
{
    Q_DECLARE_TR_FUNCTIONS(Receipt)

public:
    contract::Transfer transfer;
    ReceiptIssuer issuer;
    bool isCopy = false; //!< Marked as a copy: only the first print is the original.
    QDateTime printedAt; //!< In the branch's time zone, as are all times on it.
    QLocale locale;
    QLocale words = locale; //!< For months and weekdays.

    QString suggestedName() const;
    //! Writes a PDF. Any thread. False if the device does not accept all of it.
    bool write(QIODevice& device) const;
};

} // namespace cf::ui
