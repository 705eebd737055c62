// A customer's documents: the list, saving one here, adding one from here. Part of CustomerPage.
#pragma once

#include "models/tables/DocumentTableModel.h"
#include "services/client/DocumentGateway.h"

#include <QWidget>

class QLabel;

namespace cf::ui {

class BusyButton;
class FilePort;
class LineEdit;
class MessageBanner;
class PlainTable;
class SavedFile;

class DocumentsPanel : public QWidget
{
    Q_OBJECT

public:
    //! Both outlive this. Without `mayAdd` documents are only looked at.
    DocumentsPanel(client::DocumentGateway& documents, FilePort& files, bool mayAdd, QWidget* parent = nullptr);

    //! The same one again: the list is asked for anew, what is being typed stays.
    void setCustomer(const CustomerId& customer);

private:
    void layOut(bool mayAdd);
    void ask();
    void saveSelected();
    void chooseFile();
    void add(const QString& path);
    void sendOrder();
    void onAdded(const client::CallResult<contract::Document>& result);
    void say(const QString& sentence);

    client::DocumentGateway& m_documents;
    FilePort& m_files;
    std::optional<CustomerId> m_customer;
    tables::DocumentTableModel m_model;
    client::CallHandle m_list;
    client::CallHandle m_open;
    //! What is being added, with its key: sent again under the same one when its outcome is not known.
    std::optional<std::pair<Uuid, contract::NewDocument>> m_order;
    QLabel* m_none;
    PlainTable* m_table;
    BusyButton* m_save;
    BusyButton* m_add;
    LineEdit* m_title;
    MessageBanner* m_banner;
    SavedFile* m_saved;
};

} // namespace cf::ui
