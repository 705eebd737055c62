#include "ui/accounts/AccountNotice.h"

#include "models/tables/DateText.h"

#include <QLocale>

namespace cf::ui {

using contract::BlockSide;

namespace {

QString blockSentence(BlockSide side)
{
    switch (side) {
    case BlockSide::None:
        return {};
    case BlockSide::Debits:
        return AccountNotice::tr("This account is blocked for debits: nothing can be paid from it.");
    case BlockSide::Credits:
        return AccountNotice::tr("This account is blocked for credits: nothing can be paid into it.");
    case BlockSide::Both:
        return AccountNotice::tr("This account is blocked: nothing can be paid from it or into it.");
    case BlockSide::Unknown:
        break;
    }
    return AccountNotice::tr("This account is blocked in part. The bank decides what can be booked.");
}

} // namespace

AccountNotice::AccountNotice(QWidget* parent)
    : MessageBanner(parent)
{
}

void AccountNotice::setAccount(const contract::Account& account)
{
    const QString all = sentences(account).join(QLatin1Char('\n'));
    if (all.isEmpty())
        return clearMessage();
    // Announced once, not with every refresh.
    if (isHidden() || text() != all)
        showMessage(Tone::Warning, all);
    setDismissible(false);
}

QStringList AccountNotice::sentences(const contract::Account& account)
{
    QStringList all;
    const contract::AccountStatus status = account.summary.status;
    if (status == contract::AccountStatus::Dormant)
        all += tr("This account is dormant: it can be paid, but nothing can be paid from it until a supervisor "
                  "reactivates it.");
    if (status == contract::AccountStatus::Closed)
        return all;
    const QString blocked = blockSentence(account.summary.blocked);
    if (!blocked.isEmpty())
        all += blocked;
    for (const contract::AccountBlock& block : account.blocks)
        all += reason(block);
    return all;
}

QString AccountNotice::reason(const contract::AccountBlock& block)
{
    QStringList parts{QString::fromStdString(block.reason)};
    if (!block.placedBy.empty())
        //: %1: name of a colleague, who blocked an account
        parts += tr("by %1").arg(QString::fromStdString(block.placedBy));
    if (block.until)
        //: %1: a time, until when an account is blocked
        parts += tr("until %1").arg(tables::formatDateTime(*block.until, QLocale()));
    return parts.join(QStringLiteral(" · "));
}

} // namespace cf::ui
