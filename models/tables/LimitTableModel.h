// The limits in force, by whose they are; LimitsPage shows them.
#pragma once

#include "models/tables/CursorPaged.h"
#include "services/client/Bank.h"
#include "services/contract/Limits.h"

namespace cf::tables {

class LimitTableModel : public CursorPagedModel<contract::Limit>
{
    Q_OBJECT

public:
    enum Column
    {
        SubjectColumn,
        NameColumn,
        MeasureColumn,
        MostColumn,
    };
    static constexpr int kColumns = MostColumn + 1;

    //! `bank` outlives this; `sentences` turns a failed call into a translated sentence.
    LimitTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                    QObject* parent = nullptr);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    client::CallHandle callPage(const std::optional<std::string>& cursor, int limit,
                                client::Callback<contract::Page<contract::Limit>> done) override;
    QVariant cell(const contract::Limit& limit, int column, int role) const override;
    QString rowKey(const contract::Limit& limit) const override;

private:
    client::Bank& m_bank;
};

} // namespace cf::tables
