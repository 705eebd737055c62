// Names of people and firms from several countries and scripts, UTF-8. All are combined from common ones; none is meant
// to be a real person's.
#pragma once

#include "services/bank/demo/DemoSeed.h"

#include <string>
#include <string_view>

namespace cf::bank::demo {

struct DemoName
{
    std::string given;
    std::string family;
    std::string display; //!< In the name's own order: "Jana Nováková", "佐藤 美咲".
};

//! Half of the people have names of the branch's country (ISO 3166-1 alpha-2), the others come from anywhere.
DemoName personName(Dice& dice, std::string_view country, bool woman);

//! "Pekárna Zlatý klas s.r.o."
std::string firmName(Dice& dice, std::string_view country);

//! Shops, landlords, suppliers and employers that bank elsewhere.
std::string_view merchantName(Dice& dice);
std::string_view landlordName(Dice& dice);
std::string_view supplierName(Dice& dice);
std::string_view employerName(Dice& dice);

} // namespace cf::bank::demo
