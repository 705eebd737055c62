// Shared by the server's tests: certificates created once, a server with a test's own limits and handler, waiting for
// conditions.
#pragma once

#include "services/bank/platform/http/Server.h"
#include "tests/support/Certificates.h"
#include "tests/support/Eventually.h"
#include "tests/support/TlsClient.h"

#include <gtest/gtest.h>

#include <mutex>
#include <vector>

namespace cf::test {

using namespace std::chrono_literals;

class ServerFixture : public testing::Test
{
protected:
    static const Certificates& certificates()
    {
        static const Certificates made;
        return made;
    }

    static http::ServerConfig config(const http::ServerLimits& limits = {})
    {
        static const ServerFiles files = certificates().make(CertificateKind::Good);
        http::ServerConfig config;
        config.certificateChain = files.chain;
        config.privateKey = files.key;
        config.limits = limits;
        return config;
    }

    static void answerOk(const http::Request&, const http::Respond& respond)
    {
        http::Response response;
        response.body = "{}";
        respond(std::move(response));
    }
};

//! A handler that holds every request until the test answers it.
class Waiting
{
public:
    http::Handler handler()
    {
        return [this](http::Request, http::Respond respond) {
            const std::lock_guard lock(m_mutex);
            m_responds.push_back(std::move(respond));
        };
    }

    std::size_t count()
    {
        const std::lock_guard lock(m_mutex);
        return m_responds.size();
    }

    //! Removes them, so that each is answered once.
    std::vector<http::Respond> take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_responds, {});
    }

private:
    std::mutex m_mutex;
    std::vector<http::Respond> m_responds;
};

} // namespace cf::test
