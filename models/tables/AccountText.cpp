#include "models/tables/AccountText.h"

#include <QCoreApplication>

namespace cf::tables {
namespace {

struct AccountText
{
    Q_DECLARE_TR_FUNCTIONS(cf::tables::AccountText)
};

QString statusText(contract::AccountStatus status)
{
    switch (status) {
    case contract::AccountStatus::Open:
        return AccountText::tr("Open", "an account's status");
    case contract::AccountStatus::Dormant:
        return AccountText::tr("Dormant", "an account's status");
    case contract::AccountStatus::Closed:
        return AccountText::tr("Closed", "an account's status");
    case contract::AccountStatus::Unknown:
        return AccountText::tr("Unknown", "an account's status that this version has no word for");
    }
    return {};
}

QString blockText(contract::BlockSide side)
{
    switch (side) {
    case contract::BlockSide::None:
        return {};
    case contract::BlockSide::Debits:
        return AccountText::tr("Blocked for debits", "an account's status");
    case contract::BlockSide::Credits:
        return AccountText::tr("Blocked for credits", "an account's status");
    case contract::BlockSide::Both:
        return AccountText::tr("Blocked", "an account's status: for debits and credits");
    case contract::BlockSide::Unknown:
        return AccountText::tr("Blocked in part", "an account's status: this version does not know for what");
    }
    return {};
}

} // namespace

QString accountStateText(const contract::AccountSummary& account)
{
    const QString block = blockText(account.blocked);
    if (block.isEmpty() || account.status == contract::AccountStatus::Closed)
        return statusText(account.status);
    if (account.status == contract::AccountStatus::Open)
        return block;
    //: two statuses of an account
    return AccountText::tr("%1 · %2").arg(statusText(account.status), block);
}

QString blockSideText(contract::BlockSide side)
{
    switch (side) {
    case contract::BlockSide::None:
        return {};
    case contract::BlockSide::Debits:
        return AccountText::tr("Debits", "what an account is blocked for");
    case contract::BlockSide::Credits:
        return AccountText::tr("Credits", "what an account is blocked for");
    case contract::BlockSide::Both:
        return AccountText::tr("Debits and credits", "what an account is blocked for");
    case contract::BlockSide::Unknown:
        return AccountText::tr("Other", "what an account is blocked for: this version has no word for it");
    }
    return {};
}

QString relationText(contract::HolderRelation relation)
{
    switch (relation) {
    case contract::HolderRelation::Owner:
        return AccountText::tr("Owner", "of an account");
    case contract::HolderRelation::Disponent:
        return AccountText::tr("Authorised", "may use the account of another");
    case contract::HolderRelation::Unknown:
        return AccountText::tr("Unknown", "what a person has to do with an account; this version has no word for it");
    }
    return {};
}

QString sexText(contract::Sex sex)
{
    switch (sex) {
    case contract::Sex::Female:
        return AccountText::tr("Female");
    case contract::Sex::Male:
        return AccountText::tr("Male");
    }
    return {};
}

QString productText(const std::string& product)
{
    if (product == "current")
        return AccountText::tr("Current account");
    if (product == "savings")
        return AccountText::tr("Savings account");
    if (product == "business")
        return AccountText::tr("Business account");
    if (product == "foreign currency")
        return AccountText::tr("Foreign currency account");
    return QString::fromStdString(product);
}

QString ibanText(const Iban& iban)
{
    return QString::fromStdString(iban.paper()).replace(QLatin1Char(' '), QChar(QChar::Nbsp));
}

QString inventedNameText()
{
    return AccountText::tr("The record came without a name; this one was invented.");
}

QString partyTip(const std::string& name, const Iban& iban)
{
    return QStringLiteral("%1\n%2").arg(QString::fromStdString(name), QString::fromStdString(iban.paper()));
}

} // namespace cf::tables
