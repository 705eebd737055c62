// What a branch's clock and calendar show: the day that is booked on, and the zone its people's times are in.
#pragma once

#include "services/contract/WireValues.h"

#include <string>

namespace cf::contract {

struct BranchTime
{
    std::string timeZone; //!< IANA name.
    //! Of that zone now, east of Greenwich positive: for whoever does not know the name. 0 when the bank does not.
    int utcOffsetSeconds = 0;
    Instant now;       //!< By the bank's clock.
    Date businessDate; //!< What is booked now is booked on this day.
    //! Somebody set the day. Otherwise it is the calendar's in that zone, and the next one begins there at midnight.
    bool businessDateIsSet = false;

    bool operator==(const BranchTime&) const = default;
};
BOOST_DESCRIBE_STRUCT(BranchTime, (), (timeZone, utcOffsetSeconds, now, businessDate, businessDateIsSet))

} // namespace cf::contract
