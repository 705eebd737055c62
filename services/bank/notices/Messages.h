// The rows of bank.message as those see them who send.
#pragma once

#include "services/bank/notices/NoticeText.h"
#include "services/bank/platform/postgres/Connection.h"

#include <optional>
#include <variant>

namespace cf::bank {

struct MessageToSend
{
    std::string mailAddress; //!< As it is today; empty: none.
    std::string telephone;   //!< As it was noted, perhaps several numbers; empty: none.
    std::variant<BookedNotice, StatementNotice> about;
};

//! Empty: there is nothing to send any more, since it was sent or the customer has gone. `link` is where statements are
//! read, "{id}" in it the statement's.
std::optional<MessageToSend> messageToSend(db::Transaction& transaction, const Uuid& message,
                                           const std::string& link = {});

void markSent(db::Transaction& transaction, const Uuid& message);

} // namespace cf::bank
