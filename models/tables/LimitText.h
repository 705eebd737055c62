// The words for limits: those in force, and what is left of those that an order meets.
#pragma once

#include "services/contract/Limits.h"

#include <QLocale>
#include <QString>

#include <vector>

namespace cf::tables {

//! "Role", "Member of staff".
QString limitKindText(contract::LimitSubject subject);
//! Which of them: "Teller", "Anna Malá", an IBAN.
QString limitNameText(const contract::Limit& limit);
//! "one transfer", "a day".
QString limitPeriodText(contract::LimitMeasure measure);
//! "500,000.00 CZK", "60 orders".
QString limitMostText(contract::LimitMeasure measure, Currency currency, std::int64_t most, const QLocale& locale);

//! Whose limit: "your own limit".
QString limitSubjectText(contract::LimitSubject subject);
//! "Left today"; what limitLeftText() is a figure of.
QString limitMeasureText(contract::LimitMeasure measure);
//! "480,000.00 CZK of 500,000.00", "12 of 60 orders"; per transfer the limit alone.
QString limitLeftText(const contract::LimitLeft& limit, const QLocale& locale);

//! Of each measure the limit with the least left, in the order of LimitMeasure.
std::vector<contract::LimitLeft> bindingLimits(const std::vector<contract::LimitLeft>& limits);

} // namespace cf::tables
