// A customer's documents: the list, saving one here, adding one from here. Part of CustomerPage.
#pragma once

#include "models/tables/DocumentTableModel.h"
#include "services/client/Bank.h"
#include "services/contract/Documents.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/LeaveQuestion.h"

#include <QWidget>

#include <functional>
#include <map>

class QLabel;

namespace cf::ui {

class BusyButton;
class FilePort;
class LineEdit;
class OutcomeBanner;
class PlainTable;
class SavedFile;

class DocumentsPanel : public QWidget
{
    Q_OBJECT

public:
    //! Both outlive this. Without `mayAdd` documents are only looked at.
    DocumentsPanel(client::Bank& bank, FilePort& files, bool mayAdd, QWidget* parent = nullptr);

    //! The same one again: the list is asked for anew, what is being typed stays.
    void setCustomer(const CustomerId& customer);
    //! A title is typed, or a document is on its way: this or another customer's.
    bool holdsWork() const;
    //! Says that it is not known whether the document of that outcome was added.
    bool showsOutcome(const QString& id) const;
    //! False while a document is on its way: asks whether to leave all the same, and calls `goOn` then.
    bool mayEnd(const std::function<void()>& goOn);

private:
    //! A document that is being added, with its key: sent again under the same one when its outcome is not known.
    struct Order
    {
        Uuid key;
        contract::NewDocument document;
        bool onItsWay = true;
        bool inDoubt = false; //!< An answer was lost: the bank may have the document.
    };

    void layOut(bool mayAdd);
    //! For all of them, a page at a time.
    void ask();
    void askOn(const std::optional<std::string>& cursor);
    void take(const std::optional<std::string>& cursor,
              const client::CallResult<contract::Page<contract::Document>>& result);
    void showDocuments(std::vector<contract::Document> documents);
    void showNothing();
    void saveSelected();
    void chooseFile();
    void add(const QString& path, const CustomerId& customer, const QString& title);
    void sendOrder(const CustomerId& customer);
    void onAdded(const CustomerId& customer, const client::CallResult<contract::Document>& result);
    void showOrder();
    bool isAnyOnItsWay() const;
    //! What came of adding a document, whichever customer is shown by now; `here`: in words for this panel.
    void tell(Tone tone, const Order& order, const QString& sentence, const QString& here = {});
    static QString outcomeId(const Order& order);
    void say(const QString& sentence);

    client::Bank& m_bank;
    FilePort& m_files;
    std::optional<CustomerId> m_customer;
    tables::DocumentTableModel m_model;
    client::CallHandle m_list;
    std::vector<contract::Document> m_coming; //!< What has come of the list; it is shown once it is whole.
    QString m_trouble;                        //!< Why the list did not come last.
    client::CallHandle m_open;
    std::map<CustomerId, Order> m_orders; //!< One a customer; it goes when its outcome is known.
    QLabel* m_none;
    PlainTable* m_table;
    BusyButton* m_save;
    BusyButton* m_add;
    LineEdit* m_title;
    OutcomeBanner* m_banner;
    SavedFile* m_saved;
    LeaveQuestion m_leaving; //!< While a document is on its way.
};

} // namespace cf::ui
