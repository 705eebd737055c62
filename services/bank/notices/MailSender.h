// Sends the mails that NoticeMaker made. A consumer of "mail".
#pragma once

#include "services/bank/platform/events/EventSource.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/bank/platform/process/Health.h"
#include "services/bank/platform/web/MailClient.h"

namespace cf::bank {

class MailSender
{
public:
    //! The pool outlives it.
    MailSender(db::Pool& pool, platform::MailConfig config, std::string statementLink = {});

    //! Each message once, unless the server took one and the database could not be told; it then has the same id.
    //! Throws db::Error or std::runtime_error when the database or the mail server is away.
    std::vector<platform::Handled> handle(const std::vector<platform::Delivery>& deliveries);
    //! Of the mail server.
    platform::HealthReport health() const { return m_health.report(); }

private:
    platform::Handled send(const platform::Delivery& delivery);

    db::Pool& m_pool;
    platform::MailClient m_client;
    const std::string m_statementLink;
    platform::Health m_health;
};

} // namespace cf::bank
