// A real S3 store for a test (versitygw), over TLS.
#pragma once

#include "services/bank/platform/objects/S3ObjectStore.h"
#include "services/bank/platform/process/ChildProcess.h"
#include "tests/support/Certificates.h"

#include <optional>

namespace cf::test {

class TemporaryS3
{
public:
    //! Why there can be none on this machine; empty: there can.
    static std::string missing();

    //! With an empty bucket. Throws std::runtime_error with the reason if it cannot be started.
    TemporaryS3();

    platform::S3Config config() const;
    std::uint16_t port() const { return m_port; }

    void kill();
    void start(); //!< With what it had, on the same port.
    void freeze(bool frozen);

private:
    bool answers() const;

    TestFolder m_folder;
    Certificates m_certificates;
    ServerFiles m_files;
    std::uint16_t m_port;
    std::optional<platform::ChildProcess> m_server;
};

} // namespace cf::test
