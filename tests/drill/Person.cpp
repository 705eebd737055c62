#include "tests/drill/Person.h"

#include "services/bank/identity/Totp.h"

#include <stdexcept>

namespace cf::drill {

using namespace contract;

void Person::enrol(test::ApiClient& client, const std::string& enrolmentCode)
{
    const auto started = client.call<StartEnrolment>({m_userName, {enrolmentCode}, {m_password}});
    if (!started.ok())
        throw std::runtime_error(m_userName + " cannot enrol: " + started.body);
    m_secret = bank::totp::secretOf(started.value().secret);
    const auto enrolled = client.call<ConfirmEnrolment>({started.value().challenge, {freshCode().value()}});
    if (!enrolled.ok())
        throw std::runtime_error(m_userName + " cannot confirm the authenticator: " + enrolled.body);
    m_id = enrolled.value().session.staff.id;
    client.useToken(enrolled.value().session.token);
}

bool Person::signIn(test::ApiClient& client)
{
    client.useToken({});
    const auto challenge = client.call<SignInWithPassword>({m_userName, {m_password}});
    const auto code = challenge.ok() ? freshCode() : std::nullopt;
    if (!code)
        return false;
    const auto session = client.call<SignInWithCode>({challenge.value().challenge, {*code}});
    if (session.ok())
        client.useToken(session.value().token);
    return session.ok();
}

std::optional<std::string> Person::freshCode()
{
    const std::int64_t step = bank::totp::stepAt(std::chrono::system_clock::now());
    if (step <= m_lastStep)
        return std::nullopt;
    m_lastStep = step;
    return bank::totp::codeOf(m_secret, step);
}

} // namespace cf::drill
