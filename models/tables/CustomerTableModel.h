// Customers that match the teller's search; CustomersPage shows them. Sorted by the bank, by family name.
#pragma once

#include "models/tables/CursorPaged.h"
#include "services/client/Bank.h"
#include "services/contract/Customers.h"

namespace cf::tables {

class CustomerTableModel : public CursorPagedModel<contract::CustomerSummary>
{
    Q_OBJECT

public:
    enum Column
    {
        NameColumn,
        NumberColumn,
        BirthDateColumn,
        AccountsColumn,
    };
    static constexpr int kColumns = AccountsColumn + 1;

    //! The bank outlives this. `sentences` turns a failed call into a translated sentence.
    CustomerTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                       QObject* parent = nullptr);

    const QString& search() const { return m_search; }
    //! Shows another list from its top; the answer to the previous search is dropped. Empty: everybody.
    void setSearch(const QString& search);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    client::CallHandle callPage(const std::optional<std::string>& cursor, int limit,
                                client::Callback<contract::Page<contract::CustomerSummary>> done) override;
    QVariant cell(const contract::CustomerSummary& row, int column, int role) const override;
    QString rowKey(const contract::CustomerSummary& row) const override;

private:
    static QString text(const contract::CustomerSummary& row, Column column);
    static QString accessibleText(const contract::CustomerSummary& row, Column column);

    client::Bank& m_bank;
    QString m_search;
};

} // namespace cf::tables
