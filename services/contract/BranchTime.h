// A branch's business day and the time zone in which its staff see times.
#pragma once

#include "services/contract/WireValues.h"

#include <string>

namespace cf::contract {

struct BranchTime
{
    std::string timeZone; //!< IANA name.
    //! Current offset of that zone, positive east of Greenwich, for clients that do not know its name. 0 if the bank
    //! does not.
    int utcOffsetSeconds = 0;
    Instant now;       //!< By the bank's clock.
    Date businessDate; //!< The booking date of what is booked now.
    //! The day was set by hand. Otherwise it is the zone's calendar day, and the next one begins at midnight there.
    bool businessDateIsSet = false;

    bool operator==(const BranchTime&) const = default;
};
BOOST_DESCRIBE_STRUCT(BranchTime, (), (timeZone, utcOffsetSeconds, now, businessDate, businessDateIsSet))

} // namespace cf::contract
