#include "models/tables/DocumentTableModel.h"

#include "models/tables/DateText.h"
#include "models/tables/MetricText.h"

namespace cf::tables {
namespace {

QString text(const contract::Document& document, DocumentTableModel::Column column)
{
    const QLocale locale;
    switch (column) {
    case DocumentTableModel::Title:
        return QString::fromStdString(document.title);
    case DocumentTableModel::FileName:
        return QString::fromStdString(document.fileName);
    case DocumentTableModel::Size:
        return sizeText(document.bytes, locale);
    case DocumentTableModel::Added:
        return formatDateTime(document.addedAt, locale);
    case DocumentTableModel::AddedBy:
        return QString::fromStdString(document.addedBy.displayName);
    case DocumentTableModel::ColumnCount:
        break;
    }
    return {};
}

int alignmentOf(int column)
{
    const auto side = column == DocumentTableModel::Size ? Qt::AlignTrailing : Qt::AlignLeading;
    return static_cast<int>(side | Qt::AlignVCenter);
}

} // namespace

void DocumentTableModel::setDocuments(std::vector<contract::Document> documents)
{
    beginResetModel();
    m_documents = std::move(documents);
    endResetModel();
}

int DocumentTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_documents.size());
}

int DocumentTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DocumentTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(index.column());
    return role == Qt::DisplayRole ? QVariant(text(documentAt(index.row()), static_cast<Column>(index.column())))
                                   : QVariant();
}

QVariant DocumentTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Title:
        return tr("Document");
    case FileName:
        return tr("File");
    case Size:
        return tr("Size", "of a file");
    case Added:
        return tr("Added", "when");
    case AddedBy:
        return tr("By", "heading of a column: the colleague who added it");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace cf::tables
