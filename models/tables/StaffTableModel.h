// Members of staff by user name, or those matching a search; the administration page shows them.
#pragma once

#include "models/tables/CursorPaged.h"
#include "services/client/Bank.h"
#include "services/contract/Administration.h"

namespace cf::tables {

class StaffTableModel : public CursorPagedModel<contract::StaffRow>
{
    Q_OBJECT

public:
    enum Column
    {
        NameColumn,
        UserNameColumn,
        RoleColumn,
        BranchColumn,
        StateColumn,
        SessionsColumn,
        LastSeenColumn,
    };
    static constexpr int kColumns = LastSeenColumn + 1;

    //! int: StaffState, in the cell that shows it.
    static constexpr int kStateRole = FirstFreeRole + 20;

    //! The bank outlives this. `sentences` turns a failed call into a translated sentence.
    StaffTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                    QObject* parent = nullptr);

    //! Shows another list from its top. Empty: everybody.
    void setSearch(const QString& search);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    client::CallHandle callPage(const std::optional<std::string>& cursor, int limit,
                                client::Callback<contract::Page<contract::StaffRow>> done) override;
    QVariant cell(const contract::StaffRow& row, int column, int role) const override;
    QString rowKey(const contract::StaffRow& row) const override;

private:
    static QString text(const contract::StaffRow& row, Column column);

    client::Bank& m_bank;
    QString m_search;
};

} // namespace cf::tables
