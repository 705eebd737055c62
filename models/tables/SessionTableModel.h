// Open sessions of everybody or of one member of staff, last used first; the administration page shows them.
#pragma once

#include "models/tables/CursorPaged.h"
#include "services/client/Bank.h"
#include "services/contract/Administration.h"

namespace cf::tables {

class SessionTableModel : public CursorPagedModel<contract::SessionRow>
{
    Q_OBJECT

public:
    enum Column
    {
        PersonColumn,
        DeviceColumn,
        StartedColumn,
        LastUsedColumn,
        ExpiresColumn,
    };
    static constexpr int kColumns = ExpiresColumn + 1;

    //! The bank outlives this. `sentences` turns a failed call into a translated sentence.
    SessionTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                      QObject* parent = nullptr);

    const std::optional<StaffId>& person() const { return m_person; }
    //! Shows another list from its top. Empty: everybody's.
    void setPerson(const std::optional<StaffId>& person);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    client::CallHandle callPage(const std::optional<std::string>& cursor, int limit,
                                client::Callback<contract::Page<contract::SessionRow>> done) override;
    QVariant cell(const contract::SessionRow& row, int column, int role) const override;
    QString rowKey(const contract::SessionRow& row) const override;

private:
    client::Bank& m_bank;
    std::optional<StaffId> m_person;
};

} // namespace cf::tables
