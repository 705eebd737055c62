// A wire between bank and database that can be cut at COMMIT: before the server sees it, or after it has committed but
// before the bank hears of it. It can also hold a COMMIT for a while.
#pragma once

#include "services/bank/platform/process/FileDescriptor.h"
#include "tests/support/TestFolder.h"

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace cf::test {

class CommitProxy
{
public:
    enum class Mode
    {
        Pass,
        CutBeforeCommit, //!< The next COMMIT does not arrive.
        CutAfterCommit,  //!< The next COMMIT is carried out, its answer is lost.
        HoldCommit,      //!< The next COMMIT waits in the wire until release(), even when the bank has hung up.
    };

    //! In front of the server at the Unix socket of `conninfo`, a string of keywords with host and port.
    explicit CommitProxy(const std::string& conninfo);
    ~CommitProxy();

    //! The connection string with this wire in it.
    std::string conninfo() const;
    //! For the next COMMIT only.
    void set(Mode mode);
    void release() { m_released = true; }
    //! How many COMMITs were cut or held so far.
    int met() const { return m_met; }

private:
    void run();
    void serve(platform::FileDescriptor bank);
    //! False: the wire is to be cut.
    bool towardsServer(int server, std::string bytes, std::string& tail, bool& cutAtAnswer);

    std::string m_conninfo;
    std::string m_serverSocket;
    TestFolder m_folder;
    platform::FileDescriptor m_listener;
    std::atomic<Mode> m_mode = Mode::Pass;
    std::atomic<bool> m_released = false;
    std::atomic<bool> m_ending = false;
    std::atomic<int> m_met = 0;
    std::vector<std::thread> m_wires; //!< The accepting thread's, then the destructor's.
    std::thread m_thread;
};

} // namespace cf::test
