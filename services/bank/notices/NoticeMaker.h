// Of what is booked, decides what customers are told by their wishes, and tells them of their statements. A consumer of
// "accounts" and "statements".
#pragma once

#include "services/bank/platform/events/EventSource.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/contract/EventMessages.h"

namespace cf::platform {
struct Settings;
}

namespace cf::bank {

//! The mails, and the SMS, to be sent (contract::MessageDue).
inline constexpr const char* kMailTopic = contract::MessageDue::kMail.topic;
inline constexpr const char* kSmsTopic = contract::MessageDue::kSms.topic;

struct NoticeRules
{
    bool mail = false; //!< There is somebody to send mails …
    bool sms = false;  //!< … and SMS.
    //! Messages are kept so long. What was booked before is told nobody: it may have been told already.
    int days = 90;
};

NoticeRules noticeRulesOf(const platform::Settings& settings);

class NoticeMaker
{
public:
    //! The pool outlives it.
    NoticeMaker(db::Pool& pool, NoticeRules rules);

    //! Makes messages, and events of them in the outbox, in one transaction. Throws db::Error when the database is
    //! away.
    std::vector<platform::Handled> handle(const std::vector<platform::Delivery>& deliveries);

private:
    db::Pool& m_pool;
    const NoticeRules m_rules;
};

} // namespace cf::bank
