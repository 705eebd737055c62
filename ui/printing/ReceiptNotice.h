// Prints receipts for a page and says in its place where they lie. The file is drawn and written on a worker thread.
#pragma once

#include "ui/printing/FilePort.h"
#include "ui/printing/Receipt.h"
#include "ui/widgets/MessageBanner.h"

#include <set>

namespace cf::ui {

//! What all pages of one sign-in share.
struct ReceiptDesk
{
    FilePort& files;
    ReceiptIssuer issuer;
    std::set<TransferId> printed = {}; //!< In this session; what is printed again is a copy.
};

class ReceiptNotice : public MessageBanner
{
    Q_OBJECT

public:
    //! `desk` outlives this.
    explicit ReceiptNotice(ReceiptDesk& desk, QWidget* parent = nullptr);

    //! Asks where to, writes, tells. `isReprint`: a copy even if it was not printed here before.
    void print(const contract::Transfer& transfer, bool isReprint);

Q_SIGNALS:
    //! It lies there.
    void printed(const QString& path);

private:
    void write(Receipt receipt, const QString& path);
    void onWritten(const TransferId& id, const QString& path, const QString& error);

    ReceiptDesk& m_desk;
    QString m_path;
    bool m_busy = false;
};

} // namespace cf::ui
