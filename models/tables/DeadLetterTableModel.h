// Events that a consumer could not handle, newest first. EventsPanel shows them.
#pragma once

#include "models/tables/CursorPaged.h"
#include "services/client/Bank.h"
#include "services/contract/Events.h"

namespace cf::tables {

class DeadLetterTableModel : public CursorPagedModel<contract::DeadLetter>
{
    Q_OBJECT

public:
    enum Column
    {
        TimeColumn,
        ConsumerColumn,
        TopicColumn,
        ReasonColumn,
        AttemptsColumn,
        EventColumn,
    };
    static constexpr int kColumns = EventColumn + 1;

    //! `bank` outlives this; `sentences` turns a failed call into a translated sentence.
    DeadLetterTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                         QObject* parent = nullptr);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    client::CallHandle callPage(const std::optional<std::string>& cursor, int limit,
                                client::Callback<contract::Page<contract::DeadLetter>> done) override;
    QVariant cell(const contract::DeadLetter& letter, int column, int role) const override;
    QString rowKey(const contract::DeadLetter& letter) const override;

private:
    client::Bank& m_bank;
};

} // namespace cf::tables
