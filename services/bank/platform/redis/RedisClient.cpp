#include "services/bank/platform/redis/RedisClient.h"

#include <algorithm>

namespace cf::platform {
namespace {

//! The value of a line "name:value" in what INFO says.
std::string lineOf(const std::string& info, const std::string& name)
{
    const std::size_t begin = info.find(name + ':');
    if (begin == std::string::npos)
        return {};
    const std::size_t value = begin + name.size() + 1;
    return info.substr(value, info.find('\r', value) - value);
}

} // namespace

RedisClient::RedisClient(RedisConfig config)
    : m_config(std::move(config))
    , m_thread([this] { return lookForIt(); })
{
}

RedisClient::~RedisClient() = default;

std::optional<RedisClient::Answer>
RedisClient::ask(const std::function<std::vector<RedisCommand>(const std::string& server)>& commandsFor)
{
    try {
        auto held = take();
        if (!held)
            return std::nullopt;
        auto replies = held->connection->ask(commandsFor(held->server), Clock::now() + m_config.patience);
        const auto refused =
            std::find_if(replies.begin(), replies.end(), [](const RedisReply& reply) { return reply.isError(); });
        if (refused != replies.end()) {
            // A master that has become a replica says READONLY: the next one is asked anew.
            fail("Redis refused a command: " + refused->text.substr(0, refused->text.find(' ')));
            return std::nullopt;
        }
        Answer answer{std::move(replies), held->server};
        giveBack(*std::move(held));
        return answer;
    } catch (const RedisError& error) {
        fail(error.what());
        return std::nullopt;
    }
}

PeriodicThread::Pause RedisClient::lookForIt()
{
    bool there = false;
    {
        const std::lock_guard lock(m_mutex);
        there = m_there;
    }
    try {
        if (!there)
            giveBack(connect(m_config.connecting));
    } catch (const RedisError& error) {
        fail(error.what());
    }
    return {m_config.pause};
}

std::optional<RedisClient::Held> RedisClient::take()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_there)
            return std::nullopt;
        if (!m_idle.empty()) {
            Held held = std::move(m_idle.back());
            m_idle.pop_back();
            return held;
        }
    }
    return connect(m_config.another);
}

RedisClient::Held RedisClient::connect(std::chrono::milliseconds atMost) const
{
    const auto deadline = Clock::now() + atMost;
    const RedisAddress address = m_config.sentinels.empty() ? m_config.server : findMaster(deadline);
    auto connection = std::make_unique<RedisConnection>(address, m_config.access, deadline);
    const auto replies = connection->ask(std::vector<RedisCommand>{{"ROLE"}, {"INFO", "server"}}, deadline);
    const bool master = !replies[0].list.empty() && replies[0].list[0].text == "master";
    const std::string run = lineOf(replies[1].text, "run_id");
    if (!master || run.empty())
        throw RedisError(address.host + " is not the master");
    return {std::move(connection), run, address.host + ":" + std::to_string(address.port)};
}

RedisAddress RedisClient::findMaster(Clock::time_point deadline) const
{
    std::string trouble = "no Sentinel answers";
    for (std::size_t i = 0; i < m_config.sentinels.size(); ++i) {
        // One that is out of reach must not use up the time of the others.
        const auto share = (deadline - Clock::now()) / static_cast<long>(m_config.sentinels.size() - i + 1);
        const auto until = Clock::now() + share;
        try {
            RedisConnection sentinel(m_config.sentinels[i], m_config.sentinelAccess, until);
            const auto found =
                sentinel.ask(RedisCommand{"SENTINEL", "get-master-addr-by-name", m_config.master}, until);
            if (found.list.size() == 2)
                return {found.list[0].text, static_cast<std::uint16_t>(std::stoi(found.list[1].text))};
            trouble = "the Sentinels know no master";
        } catch (const RedisError& error) {
            trouble = error.what();
        }
    }
    throw RedisError(trouble);
}

void RedisClient::giveBack(Held held)
{
    const std::lock_guard lock(m_mutex);
    // Those of the server before have nothing to say any more.
    std::erase_if(m_idle, [&](const Held& idle) { return idle.server != held.server; });
    m_there = true;
    m_health.works(held.address);
    if (m_idle.size() < m_config.idle)
        m_idle.push_back(std::move(held));
}

void RedisClient::fail(const std::string& what)
{
    bool news = false;
    {
        const std::lock_guard lock(m_mutex);
        m_idle.clear();
        m_there = false;
        news = m_health.fails(what);
    }
    if (news && m_config.onTrouble)
        m_config.onTrouble(what);
}

} // namespace cf::platform
