// The money that events tell of.
#pragma once

#include "models/domain/Money.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cf::bank {

class CreditedAmounts
{
public:
    //! Adds what the event credits: of a transfer, or of one of its entries. Any other event credits nothing.
    void add(std::string_view event);

    //! One for each currency, by its code.
    std::vector<Money> sums() const;

private:
    std::map<std::string, Money> m_sums;
};

} // namespace cf::bank
