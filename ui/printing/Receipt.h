// The receipt of a booked transfer, drawn on one A5 page. ReceiptNotice writes it on a worker thread.
#pragma once

#include "services/contract/Transfers.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QString>

class QIODevice;

namespace cf::ui {

//! Who gives the receipt out.
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
    bool isCopy = false; //!< Marked as one: only the first print is the original.
    QDateTime printedAt; //!< In the branch's time zone, which all times on it are in.
    QLocale locale;
    QLocale words = locale; //!< Of months and days of the week.

    QString suggestedName() const;
    //! Writes a PDF. Any thread. False when the device does not take it all.
    bool write(QIODevice& device) const;
};

} // namespace cf::ui
