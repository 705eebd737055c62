// A real Kafka of one broker for a test: over TLS, with a key of the bank's own.
#pragma once

#include "services/bank/platform/events/KafkaClient.h"
#include "services/bank/platform/process/ChildProcess.h"
#include "tests/support/Certificates.h"

#include <optional>

namespace cf::test {

class TemporaryKafka
{
public:
    //! Why there can be none on this machine; empty: there can.
    static std::string missing();

    //! Throws std::runtime_error with the reason if it cannot be started.
    TemporaryKafka();
    ~TemporaryKafka();
    TemporaryKafka(const TemporaryKafka&) = delete;
    TemporaryKafka& operator=(const TemporaryKafka&) = delete;

    platform::KafkaConfig config() const;
    //! With three partitions each. Whole names.
    void createTopics(const std::vector<std::string>& names) const;

    void kill();
    void start(); //!< With what it had, on the same port.
    void freeze(bool frozen);

private:
    void run(const std::vector<std::string>& arguments, const char* log);

    TestFolder m_folder;
    Certificates m_certificates;
    ServerFiles m_files;
    std::uint16_t m_port;
    std::uint16_t m_controllerPort;
    std::optional<platform::ChildProcess> m_server;
};

} // namespace cf::test
