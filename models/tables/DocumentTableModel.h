// All documents of a customer, newest first. DocumentsPanel shows them.
#pragma once

#include "services/contract/Documents.h"

#include <QAbstractTableModel>

#include <vector>

namespace cf::tables {

class DocumentTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Title,
        FileName,
        Size,
        Added,
        AddedBy,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setDocuments(std::vector<contract::Document> documents);
    const contract::Document& documentAt(int row) const { return m_documents[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<contract::Document> m_documents;
};

} // namespace cf::tables
