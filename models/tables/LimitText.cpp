#include "models/tables/LimitText.h"

#include "models/tables/AccountText.h"
#include "models/tables/AmountText.h"
#include "models/tables/AuditText.h"
#include "services/contract/Wire.h"

#include <QCoreApplication>

#include <algorithm>

namespace cf::tables {
namespace {

struct LimitText
{
    Q_DECLARE_TR_FUNCTIONS(cf::tables::LimitText)
};

std::optional<std::int64_t> leastLeft(const contract::LimitLeft& limit)
{
    return limit.left ? std::optional(limit.left->minorUnits()) : limit.ordersLeft;
}

} // namespace

QString limitKindText(contract::LimitSubject subject)
{
    switch (subject) {
    case contract::LimitSubject::Role:
        return LimitText::tr("Role", "whose limit it is");
    case contract::LimitSubject::Staff:
        return LimitText::tr("Member of staff", "whose limit it is");
    case contract::LimitSubject::Product:
        return LimitText::tr("Product", "whose limit it is: kind of account");
    case contract::LimitSubject::Account:
        return LimitText::tr("Account", "whose limit it is");
    case contract::LimitSubject::Unknown:
        return LimitText::tr("Something else", "whose limit it is; this version has no word for it");
    }
    return {};
}

QString limitNameText(const contract::Limit& limit)
{
    if (limit.subject == contract::LimitSubject::Role)
        return AuditText::role(contract::enumOf<Role>(limit.of).value_or(Role::Unknown));
    if (limit.subject == contract::LimitSubject::Product)
        return productText(limit.of);
    const auto iban = Iban::parse(limit.name);
    return iban ? ibanText(*iban) : QString::fromStdString(limit.name);
}

QString limitPeriodText(contract::LimitMeasure measure)
{
    switch (measure) {
    case contract::LimitMeasure::PerTransfer:
        return LimitText::tr("one transfer", "what a limit is for");
    case contract::LimitMeasure::PerDay:
        return LimitText::tr("a day", "what a limit is for");
    case contract::LimitMeasure::PerHour:
        return LimitText::tr("an hour", "what a limit is for");
    case contract::LimitMeasure::Unknown:
        return LimitText::tr("something else", "what a limit is for; this version has no word for it");
    }
    return {};
}

QString limitMostText(contract::LimitMeasure measure, Currency currency, std::int64_t most, const QLocale& locale)
{
    if (measure != contract::LimitMeasure::PerHour)
        return formatMoney(Money(most, currency), locale);
    //: %1: currency in which they are ordered
    return LimitText::tr("%Ln order(s) in %1", nullptr, static_cast<int>(most))
        .arg(QString::fromStdString(std::string(currency.code())));
}

QString limitSubjectText(contract::LimitSubject subject)
{
    switch (subject) {
    case contract::LimitSubject::Role:
        return LimitText::tr("limit of your role", "whose limit it is");
    case contract::LimitSubject::Staff:
        return LimitText::tr("your own limit", "whose limit it is");
    case contract::LimitSubject::Product:
        return LimitText::tr("limit of the product", "whose limit it is: the product of the account");
    case contract::LimitSubject::Account:
        return LimitText::tr("limit of the account", "whose limit it is");
    case contract::LimitSubject::Unknown:
        return LimitText::tr("another limit", "whose limit it is; this version has no word for it");
    }
    return {};
}

QString limitMeasureText(contract::LimitMeasure measure)
{
    switch (measure) {
    case contract::LimitMeasure::PerTransfer:
        return LimitText::tr("At most per transfer", "before an amount");
    case contract::LimitMeasure::PerDay:
        return LimitText::tr("Left today", "before an amount, of a limit");
    case contract::LimitMeasure::PerHour:
        return LimitText::tr("Left this hour", "before a number of orders, of a limit");
    case contract::LimitMeasure::Unknown:
        return LimitText::tr("Left of a limit", "this version has no word for its period");
    }
    return {};
}

QString limitLeftText(const contract::LimitLeft& limit, const QLocale& locale)
{
    if (limit.most && limit.measure == contract::LimitMeasure::PerTransfer)
        return formatMoney(*limit.most, locale);
    if (limit.left && limit.most)
        return LimitText::tr("%1 of %2", "%1: the money left of a limit, %2: the limit, without the currency")
            .arg(formatMoney(*limit.left, locale), formatAmount(*limit.most, locale));
    if (limit.ordersLeft && limit.mostOrders)
        return LimitText::tr("%1 of %2 orders", "%1: how many are left of a limit, %2: the limit")
            .arg(locale.toString(static_cast<qlonglong>(*limit.ordersLeft)),
                 locale.toString(static_cast<qlonglong>(*limit.mostOrders)));
    return {};
}

std::vector<contract::LimitLeft> bindingLimits(const std::vector<contract::LimitLeft>& limits)
{
    std::vector<contract::LimitLeft> binding;
    for (const contract::LimitLeft& limit : limits) {
        const auto same = std::find_if(binding.begin(), binding.end(),
                                       [&](const auto& each) { return each.measure == limit.measure; });
        if (same == binding.end())
            binding.push_back(limit);
        else if (leastLeft(limit) < leastLeft(*same))
            *same = limit;
    }
    std::stable_sort(binding.begin(), binding.end(),
                     [](const auto& a, const auto& b) { return a.measure < b.measure; });
    return binding;
}

} // namespace cf::tables
