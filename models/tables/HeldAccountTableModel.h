// The accounts that one customer holds or may use; CustomerPage shows them. They come with the customer, so nothing is
// fetched here.
#pragma once

#include "models/tables/WindowedTableModel.h"
#include "services/contract/Customers.h"

namespace cf::tables {

class HeldAccountTableModel : public TypedWindowedModel<contract::CustomerAccount>
{
    Q_OBJECT

public:
    enum Column
    {
        IbanColumn,
        ProductColumn,
        RelationColumn,
        StatusColumn,
        LedgerColumn,
        AvailableColumn,
    };
    static constexpr int kColumns = AvailableColumn + 1;

    using TypedWindowedModel<contract::CustomerAccount>::TypedWindowedModel;

    //! `another`: of another customer, so scroll to the top; else the same accounts, reloaded.
    void setAccounts(std::vector<contract::CustomerAccount> accounts, bool another);
    const std::vector<contract::CustomerAccount>& accounts() const { return m_accounts; }

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    void fetchPage(qint64 position, int limit, Callback done) override;
    QVariant cell(const contract::CustomerAccount& row, int column, int role) const override;
    QString rowKey(const contract::CustomerAccount& row) const override;

private:
    static QString text(const contract::CustomerAccount& row, Column column);
    static QString accessibleText(const contract::CustomerAccount& row, Column column);

    std::vector<contract::CustomerAccount> m_accounts;
};

} // namespace cf::tables
