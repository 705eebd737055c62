// Orders that wait for approval, oldest first, or the caller's own of the last 30 days, newest first. ApprovalsPage
// shows them.
#pragma once

#include "models/tables/CursorPaged.h"
#include "services/client/Bank.h"
#include "services/contract/Approvals.h"

namespace cf::tables {

class WaitingOrderTableModel : public CursorPagedModel<contract::WaitingOrder>
{
    Q_OBJECT

public:
    enum Column
    {
        TimeColumn,
        SubjectColumn,
        AmountColumn,
        DebtorColumn,
        CreditorColumn,
        StateColumn,
        RequestedByColumn,
    };
    static constexpr int kColumns = RequestedByColumn + 1;

    //! `bank` outlives this; `sentences` turns a failed call into a translated sentence.
    WaitingOrderTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                           QObject* parent = nullptr);

    bool isMine() const { return m_mine; }
    //! Which of the two lists; loads it anew if it is the other one.
    void setMine(bool mine);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    client::CallHandle callPage(const std::optional<std::string>& cursor, int limit,
                                client::Callback<contract::Page<contract::WaitingOrder>> done) override;
    QVariant cell(const contract::WaitingOrder& order, int column, int role) const override;
    QString rowKey(const contract::WaitingOrder& order) const override;

private:
    client::Bank& m_bank;
    bool m_mine = false;
};

} // namespace cf::tables
