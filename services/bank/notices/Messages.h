// The rows of bank.message as those see them who send.
#pragma once

#include "services/bank/notices/NoticeText.h"
#include "services/bank/platform/postgres/Connection.h"

#include <optional>

namespace cf::bank {

struct MessageToSend
{
    std::string mailAddress; //!< As it is today; empty: none.
    std::string telephone;   //!< As it was noted, perhaps several numbers; empty: none.
    BookedNotice notice;
};

//! Empty: there is nothing to send any more, since it was sent or the customer has gone.
std::optional<MessageToSend> messageToSend(db::Transaction& transaction, const Uuid& message);

void markSent(db::Transaction& transaction, const Uuid& message);

} // namespace cf::bank
