// The documents of one customer after another, and those that are being added: each under a key, sent again under the
// same one when its outcome is not known, and told whichever customer is shown by then. DocumentsPanel draws it.
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
    //! A document that is being added.
    struct Order
    {
        Uuid key;
        contract::NewDocument document;
        bool onItsWay = true;
        bool inDoubt = false; //!< An answer was lost: the bank may have the document.
    };
    //! What came of adding one.
    struct Told
    {
        Order order;
        Tone tone;
        QString sentence;
        QString here; //!< The same, said where the customer is shown; empty: as above.
    };

    //! The bank outlives this.
    explicit DocumentsController(client::Bank& bank, QObject* parent = nullptr);

    const std::optional<CustomerId>& customer() const { return m_customer; }
    //! Asks for the list; the same customer again: anew.
    void show(const CustomerId& customer);

    //! Of the customer that is shown: on its way, or its outcome is not known. Null: another document may be added.
    const Order* order() const;
    QStringList titlesOnTheirWay() const;
    //! Reads the file and sends it, unless one of that customer's is on its way.
    void add(const QString& path, const CustomerId& customer, const QString& title);
    //! Asks what became of order(): the same key again adds it at most once.
    void sendAgain();

Q_SIGNALS:
    //! Of the customer that is shown, all of them.
    void listed(const std::vector<cf::contract::Document>& documents);
    void listFailed(const QString& sentence);
    //! order() is on its way.
    void sending();
    //! The bank has that document of the customer that is shown.
    void added(const QString& title);
    void told(const cf::ui::DocumentsController::Told& told);

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
    std::vector<contract::Document> m_coming; //!< What has come of the list; it is told once it is whole.
    std::map<CustomerId, Order> m_orders;     //!< One a customer; it goes when its outcome is known.
};

} // namespace cf::ui
