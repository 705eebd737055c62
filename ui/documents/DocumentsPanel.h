// A customer's documents: the list, saving one here, adding one from here. Part of CustomerPage.
#pragma once

#include "models/tables/DocumentTableModel.h"
#include "ui/documents/DocumentsController.h"
#include "ui/widgets/LeaveQuestion.h"

#include <QWidget>

#include <functional>

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
    void layOut(bool mayAdd);
    void showDocuments(const std::vector<contract::Document>& documents);
    void showNothing();
    void saveSelected();
    void chooseFile();
    void showOrder();
    //! What came of adding a document, whichever customer is shown by now.
    void tell(const DocumentsController::Told& told);
    static QString outcomeId(const DocumentsController::Order& order);
    void say(const QString& sentence);

    client::Bank& m_bank;
    DocumentsController m_controller;
    FilePort& m_files;
    tables::DocumentTableModel m_model;
    QString m_trouble; //!< Why the list did not come last.
    client::CallHandle m_open;
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
