// The words for what is left of the limits that an order meets.
#pragma once

#include "services/contract/Transfers.h"

#include <QLocale>
#include <QString>

#include <vector>

namespace cf::tables {

//! Whose limit: "your own limit".
QString limitSubjectText(contract::LimitSubject subject);
//! "Left today"; what limitLeftText() is a figure of.
QString limitMeasureText(contract::LimitMeasure measure);
//! "480,000.00 CZK of 500,000.00", "12 of 60 orders"; per transfer the limit alone.
QString limitLeftText(const contract::LimitLeft& limit, const QLocale& locale);

//! Of each measure the limit with the least left, in the order of LimitMeasure.
std::vector<contract::LimitLeft> bindingLimits(const std::vector<contract::LimitLeft>& limits);

} // namespace cf::tables
