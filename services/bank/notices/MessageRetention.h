// Ends messages that are old: they say what somebody was told of.
#pragma once

#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

//! Some of those made more than so many days ago, whether they were sent or not; what is so old is not told any more.
//! True: there may be more. Any number of servers may do it at once.
bool removeOldMessages(db::Pool& pool, int days);

} // namespace cf::bank
