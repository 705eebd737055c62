// A customer's documents: list, download and upload. Part of CustomerPage.
#pragma once

#include "models/tables/DocumentTableModel.h"
#include "ui/documents/DocumentsController.h"
#include "ui/widgets/LeaveQuestion.h"

#include <QWidget>

#include <functional>

class QLabel;

namespace cf::ui {

class BusyButton;
class FileDialogs;
class LineEdit;
class OutcomeBanner;
class PlainTable;
class SaveBanner;

class DocumentsPanel : public QWidget
{
    Q_OBJECT

public:
    //! Both outlive this. Without `mayAdd` documents are read-only.
    DocumentsPanel(client::Bank& bank, FileDialogs& files, bool mayAdd, QWidget* parent = nullptr);

    //! For the same customer the list is refetched and the input kept.
    void setCustomer(const CustomerId& customer);
    //! A title is typed, or any customer's document is in flight.
    bool holdsWork() const;
    //! Reports that it is unknown whether that document was added.
    bool showsOutcome(const QString& id) const;
    //! False while a document is in flight: asks whether to leave anyway, and then calls `goOn`.
    bool mayEnd(const std::function<void()>& goOn);

private:
    void layOut(bool mayAdd);
    void showDocuments(const std::vector<contract::Document>& documents);
    void showNothing();
    void saveSelected();
    void chooseFile();
    void showUpload();
    //! The outcome of adding a document, whichever customer is shown by now.
    void tell(const DocumentsController::UploadReport& report);
    static QString outcomeId(const DocumentsController::Upload& upload);
    void say(const QString& sentence);

    client::Bank& m_bank;
    DocumentsController m_controller;
    FileDialogs& m_files;
    tables::DocumentTableModel m_model;
    QString m_error; //!< Why the list last failed to load.
    client::CallHandle m_open;
    QLabel* m_none;
    PlainTable* m_table;
    BusyButton* m_save;
    BusyButton* m_add;
    LineEdit* m_title;
    OutcomeBanner* m_banner;
    SaveBanner* m_saved;
    LeaveQuestion m_leaving; //!< While a document is in flight.
};

} // namespace cf::ui
