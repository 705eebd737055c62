// Prints receipts for a page and reports where they were saved. The file is rendered and written on a worker thread.
#pragma once

#include "ui/printing/FileDialogs.h"
#include "ui/printing/Receipt.h"
#include "ui/shell/OutcomeBanner.h"

#include <set>

namespace cf::ui {

//! Shared by all pages of one sign-in.
struct ReceiptServices
{
    FileDialogs& files;
    ReceiptIssuer issuer;
    std::set<TransferId> printed = {}; //!< In this session; a reprint is a copy.
    //! The current branch printer; empty or none: the user is asked for a file.
    std::function<QString()> printer = {};
};

class ReceiptBanner : public OutcomeBanner
{
    Q_OBJECT

public:
    //! `services` outlive this.
    explicit ReceiptBanner(ReceiptServices& services, QWidget* parent = nullptr);

    //! Prints to the branch's printer, or asks where to save; reports the result. `isReprint`: a copy even if not
    //! printed here before.
    void print(const contract::Transfer& transfer, bool isReprint);
    //! The page moves to another transfer, so this receipt's message is cleared. A result still to come goes to the
    //! workspace.
    void leave();

Q_SIGNALS:
    //! It was saved there, or sent to the printer of that name.
    void printed(const QString& path);

private:
    void write(Receipt receipt, const QString& path);
    void sendTo(const QString& printer, Receipt receipt);
    //! `error`: the reason; nothing on success.
    void onSent(const contract::Transfer& transfer, const QString& printer, const std::optional<QString>& error);
    void onWritten(const TransferId& id, const QString& path, const std::optional<QString>& error);
    //! True if it was reported here.
    bool say(Tone tone, const TransferId& id, const QString& sentence);
    void chooseFile(const Receipt& receipt);
    Receipt receiptOf(const contract::Transfer& transfer, bool isReprint) const;

    ReceiptServices& m_services;
    QString m_path;
    std::optional<contract::Transfer> m_unprinted; //!< Rejected by the printer; can be saved instead.
    bool m_unprintedIsReprint = false;
    std::optional<TransferId> m_about; //!< The last requested receipt's transfer, until the page leaves it.
    std::set<TransferId> m_running;    //!< Being asked about, rendered, written or printed.
};

} // namespace cf::ui
