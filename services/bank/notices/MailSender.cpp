#include "services/bank/notices/MailSender.h"

#include "services/bank/notices/Messages.h"

#include <stdexcept>

namespace cf::bank {

using platform::Delivery;
using platform::Handled;
using platform::MailError;

MailSender::MailSender(db::Pool& pool, platform::MailConfig config, std::string statementLink)
    : m_pool(pool)
    , m_client(std::move(config))
    , m_statementLink(std::move(statementLink))
{
}

std::vector<Handled> MailSender::handle(const std::vector<Delivery>& deliveries)
{
    std::vector<Handled> outcomes;
    for (const Delivery& delivery : deliveries)
        outcomes.push_back(send(delivery));
    return outcomes;
}

Handled MailSender::send(const Delivery& delivery)
{
    const auto id = Uuid::parse(delivery.event.id);
    if (!id)
        return {"It names no message.", true};
    const auto message = m_pool.transaction(
        [&](db::Transaction& transaction) { return messageToSend(transaction, *id, m_statementLink); });
    if (!message)
        return {};
    if (message->mailAddress.empty())
        return {"The customer has no mail address any more.", true};
    const auto sent = std::visit(
        [&](const auto& notice) {
            const NoticeText text = textOf(notice);
            return m_client.send({id->toString(), message->mailAddress, text.subject, text.text, notice.language});
        },
        message->about);
    if (!sent && sent.error().kind == MailError::Kind::Unreachable) {
        m_health.fails(sent.error().what);
        throw std::runtime_error(sent.error().what);
    }
    m_health.works();
    if (!sent)
        return {sent.error().what, sent.error().kind == MailError::Kind::Refused};
    m_pool.transaction([&](db::Transaction& transaction) { markSent(transaction, *id); });
    return {};
}

} // namespace cf::bank
