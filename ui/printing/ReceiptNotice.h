// Prints receipts for a page and says in its place where they lie. The file is drawn and written on a worker thread.
#pragma once

#include "ui/printing/FilePort.h"
#include "ui/printing/Receipt.h"
#include "ui/shell/OutcomeBanner.h"

#include <set>

namespace cf::ui {

//! What all pages of one sign-in share.
struct ReceiptDesk
{
    FilePort& files;
    ReceiptIssuer issuer;
    std::set<TransferId> printed = {}; //!< In this session; what is printed again is a copy.
    //! The branch's printer of the moment; empty or none: the user is asked for a file.
    std::function<QString()> printer = {};
};

class ReceiptNotice : public OutcomeBanner
{
    Q_OBJECT

public:
    //! `desk` outlives this.
    explicit ReceiptNotice(ReceiptDesk& desk, QWidget* parent = nullptr);

    //! To the branch's printer, or asks where to; writes, tells. `isReprint`: a copy even if it was not printed here
    //! before.
    void print(const contract::Transfer& transfer, bool isReprint);
    //! The page turns to another transfer, under which nothing is said of this one's receipt. What is still to come of
    //! that waits with the workspace.
    void leave();

Q_SIGNALS:
    //! It lies there, or is on its way to the printer of that name.
    void printed(const QString& path);

private:
    void write(Receipt receipt, const QString& path);
    void sendTo(const QString& printer, Receipt receipt);
    //! `error`: why not; nothing when all went well.
    void onSent(const contract::Transfer& transfer, const QString& printer, const std::optional<QString>& error);
    void onWritten(const TransferId& id, const QString& path, const std::optional<QString>& error);
    //! True when it was said here.
    bool say(Tone tone, const TransferId& id, const QString& sentence);
    void chooseFile(const Receipt& receipt);
    Receipt receiptOf(const contract::Transfer& transfer, bool isReprint) const;

    ReceiptDesk& m_desk;
    QString m_path;
    std::optional<contract::Transfer> m_unprinted; //!< What the printer did not take: it can be saved instead.
    bool m_unprintedIsReprint = false;
    std::optional<TransferId> m_about; //!< Whose receipt was asked for last, until the page leaves it.
    std::set<TransferId> m_running;    //!< Being asked about, drawn, written or printed.
};

} // namespace cf::ui
