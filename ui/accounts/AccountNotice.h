// Says at the top of an account's page that the account is blocked or dormant, for what, why, and by whom.
#pragma once

#include "services/contract/Accounts.h"
#include "ui/widgets/MessageBanner.h"

namespace cf::ui {

class AccountNotice : public MessageBanner
{
    Q_OBJECT

public:
    explicit AccountNotice(QWidget* parent = nullptr);

    void setAccount(const contract::Account& account);

private:
    static QStringList sentences(const contract::Account& account);
    static QString reason(const contract::AccountBlock& block);
};

} // namespace cf::ui
