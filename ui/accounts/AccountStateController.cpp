#include "ui/accounts/AccountStateController.h"

#include "models/tables/AccountText.h"
#include "ui/common/FailureText.h"

namespace cf::ui {

using contract::AccountSummary;

AccountStateController::AccountStateController(client::Bank& bank, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
{
}

template <class Operation>
void AccountStateController::send(const AccountSummary& account, const typename Operation::Request& request,
                                  const QString& sentence)
{
    if (m_busy)
        return;
    m_last = [this, account, request, sentence] { send<Operation>(account, request, sentence); };
    m_busy = true;
    m_bank.call<Operation>(request, {}, this,
                           [this, account, sentence](const client::CallResult<typename Operation::Response>& result) {
                               m_busy = false;
                               Q_EMIT changed();
                               if (result)
                                   Q_EMIT done(account, sentence);
                               else
                                   tellFailure(account, result.error());
                           });
    Q_EMIT changed();
}

void AccountStateController::block(const AccountSummary& account, const contract::BlockOrder& order)
{
    send<contract::BlockAccount>(
        account, order,
        tr("The account is blocked. For: %1.", "%1: debits, credits or both").arg(tables::blockSideText(order.side)));
}

void AccountStateController::reactivate(const AccountSummary& account, const std::string& reason)
{
    send<contract::ReactivateAccount>(account, {account.id, reason}, tr("The account is open again."));
}

void AccountStateController::close(const AccountSummary& account, const std::string& reason)
{
    send<contract::CloseAccount>(account, {account.id, reason}, tr("The account is closed."));
}

void AccountStateController::repeat()
{
    // A copy: sending replaces it.
    const std::function<void()> last = m_last;
    if (last)
        last();
}

void AccountStateController::tellFailure(const AccountSummary& account, const client::CallFailure& failure)
{
    const QString sentence =
        failure.kind == client::FailureKind::Unknown
            ? tr("The bank's answer was lost, so it is not known whether this was done. No money was moved. Try "
                 "again: the same request has no second effect.")
            : FailureText::forFailure(failure, RequestKind::Change);
    const bool mayRepeat = failure.kind == client::FailureKind::Unknown || failure.kind == client::FailureKind::NotSent;
    Q_EMIT failed(account, sentence, mayRepeat);
}

} // namespace cf::ui
