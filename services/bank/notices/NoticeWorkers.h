// The consumers of this capability at work, wherever their events come from.
#pragma once

#include "services/bank/api/MonitorSources.h"
#include "services/bank/events/EventWorker.h"
#include "services/bank/notices/Consumers.h"
#include "services/bank/notices/MailSender.h"
#include "services/bank/notices/NoticeMaker.h"
#include "services/bank/notices/SmsSender.h"

namespace cf::bank {

class NoticeWorkers
{
public:
    using SourceOf = std::function<std::unique_ptr<platform::EventSource>(const EventConsumer&)>;
    using TroubleOf = std::function<std::function<void(const std::string&)>(const std::string& consumer)>;

    //! Those of noticeConsumersOf(settings). The pool outlives it.
    NoticeWorkers(const platform::Settings& settings, db::Pool& pool, const SourceOf& sourceOf,
                  const TroubleOf& troubleOf);

    //! The servers that customers are told by. This outlives them.
    std::vector<Dependency> dependencies(const platform::Settings& settings) const;

private:
    NoticeMaker m_maker;
    MailSender m_mail;
    SmsSender m_sms;
    std::vector<std::unique_ptr<EventWorker>> m_workers; //!< End first.
};

} // namespace cf::bank
