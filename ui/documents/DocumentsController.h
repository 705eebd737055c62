// Lists a customer's documents and adds new ones: each upload has an idempotency key, is retried under it when its
// outcome is unknown, and is reported whichever customer is shown by then. DocumentsPanel displays it.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Documents.h"
#include "ui/theme/Theme.h"

#include <QObject>
#include <QStringList>

#include <map>

namespace cf::ui {

class DocumentsController : public QObject
{
    Q_OBJECT

public:
    //! A document being added.
    struct Upload
    {
        Uuid key;
        contract::NewDocument document;
        bool inFlight = true;
        bool inDoubt = false; //!< An answer was lost: the bank may have the document.
    };
    //! The outcome of adding one.
    struct UploadReport
    {
        Upload upload;
        Tone tone;
        QString sentence;
        QString here; //!< The wording for the customer's own page; empty: as above.
    };

    //! The bank outlives this.
    explicit DocumentsController(client::Bank& bank, QObject* parent = nullptr);

    const std::optional<CustomerId>& customer() const { return m_customer; }
    //! Fetches the list; again for the same customer.
    void show(const CustomerId& customer);

    //! For the shown customer: in flight, or its outcome is unknown. Null: another document may be added.
    const Upload* upload() const;
    QStringList titlesInFlight() const;
    //! Reads and sends the file, unless the customer has one in flight.
    void add(const QString& path, const CustomerId& customer, const QString& title);
    //! Queries the outcome of upload(): resending the same key adds it at most once.
    void sendAgain();

Q_SIGNALS:
    //! All documents of the shown customer.
    void listed(const std::vector<cf::contract::Document>& documents);
    void listFailed(const QString& sentence);
    //! upload() is in flight.
    void sending();
    //! The bank has stored that document of the shown customer.
    void added(const QString& title);
    void reported(const cf::ui::DocumentsController::UploadReport& report);

private:
    void ask();
    void askOn(const std::optional<std::string>& cursor);
    void take(const std::optional<std::string>& cursor,
              const client::CallResult<contract::Page<contract::Document>>& result);
    void send(const CustomerId& customer);
    void onAdded(const CustomerId& customer, const client::CallResult<contract::Document>& result);

    client::Bank& m_bank;
    std::optional<CustomerId> m_customer;
    client::CallHandle m_list;
    std::vector<contract::Document> m_coming; //!< The part of the list received; reported once complete.
    std::map<CustomerId, Upload> m_uploads;   //!< One per customer; removed when its outcome is known.
};

} // namespace cf::ui
