// Whether customers were told of all that was booked in a drill, and of each booking once.
#pragma once

#include "tests/cluster/ClusterBank.h"

namespace cf::cluster {

//! From now on half of the drill's customers want a mail of whatever is booked, and the others an SMS.
void wantNotices(const ClusterBank& bank);

struct NoticeReport
{
    std::int64_t bookings = 0; //!< Entries on the customers' accounts since wantNotices().
    std::int64_t messages = 0; //!< That the bank made of them; as many, unless a booking was told of twice or never.
    std::int64_t unsent = 0;
    std::int64_t arrived = 0; //!< Different ones, at the mail server and the gateway.
    //! Arrived more than once: a worker died between the server's word and its own note. They have one Message-ID, or
    //! Idempotency-Key, by which a reader's program or the gateway drops them.
    std::int64_t again = 0;
    std::int64_t buried = 0; //!< Dead letters.

    bool operator==(const NoticeReport&) const = default;
    bool isGreen() const { return messages == bookings && unsent == 0 && arrived == messages && buried == 0; }
};

//! Waits until nothing is under way any more, or nothing has come on for as long as the patience: how fast a busy
//! machine sends mail is not the question.
NoticeReport readNotices(const ClusterBank& bank, std::chrono::seconds patience);
std::string textOf(const NoticeReport& report);

} // namespace cf::cluster
