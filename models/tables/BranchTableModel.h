// The bank's branches by code; the administration page shows them.
#pragma once

#include "models/tables/CursorPaged.h"
#include "services/client/Bank.h"
#include "services/contract/Administration.h"

namespace cf::tables {

class BranchTableModel : public CursorPagedModel<contract::BranchRow>
{
    Q_OBJECT

public:
    enum Column
    {
        CodeColumn,
        NameColumn,
        BusinessDateColumn,
        TimeZoneColumn,
        StaffColumn,
        CustomersColumn,
    };
    static constexpr int kColumns = CustomersColumn + 1;

    //! The bank outlives this. `sentences` turns a failed call into a translated sentence.
    BranchTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                     QObject* parent = nullptr);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    client::CallHandle callPage(const std::optional<std::string>& cursor, int limit,
                                client::Callback<contract::Page<contract::BranchRow>> done) override;
    QVariant cell(const contract::BranchRow& row, int column, int role) const override;
    QString rowKey(const contract::BranchRow& row) const override;

private:
    client::Bank& m_bank;
};

} // namespace cf::tables
