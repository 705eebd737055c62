// Who signed in under one's own name, or tried to, newest first. SignInsPage shows them.
#pragma once

#include "models/tables/CursorPaged.h"
#include "services/client/Bank.h"
#include "services/contract/SignIn.h"

namespace cf::tables {

class SignInTableModel : public CursorPagedModel<contract::SignInAttempt>
{
    Q_OBJECT

public:
    enum Column
    {
        TimeColumn,
        OutcomeColumn,
        DeviceColumn,
        AddressColumn,
    };
    static constexpr int kColumns = AddressColumn + 1;

    //! `bank` outlives this; `sentences` turns a failed call into a translated sentence.
    SignInTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                     QObject* parent = nullptr);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    //! "Wrong password, 9 more times".
    static QString outcomeText(const contract::SignInAttempt& attempt);

protected:
    client::CallHandle callPage(const std::optional<std::string>& cursor, int limit,
                                client::Callback<contract::Page<contract::SignInAttempt>> done) override;
    QVariant cell(const contract::SignInAttempt& attempt, int column, int role) const override;
    QString rowKey(const contract::SignInAttempt& attempt) const override;

private:
    client::Bank& m_bank;
};

} // namespace cf::tables
