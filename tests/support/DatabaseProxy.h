// A proxy between bank and database that can cut the connection: at any message of the bank, or at a COMMIT; before the
// server sees it, or when its reply is on the way. It can also delay a COMMIT, or be down.
#pragma once

#include "services/bank/platform/process/FileDescriptor.h"
#include "tests/support/TestFolder.h"

#include <atomic>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace cf::test {

class DatabaseProxy
{
public:
    enum class Fault
    {
        Pass,
        CutBefore,       //!< It never arrives.
        CutAfter,        //!< It is executed, but the reply is lost.
        Hold,            //!< It waits in the proxy until release(), even if the bank has disconnected.
        HoldWhatFollows, //!< It is executed and answered; what the bank sent after it waits until release().
    };

    //! In front of the server at the Unix socket of `conninfo`, a string of keywords with host and port.
    explicit DatabaseProxy(const std::string& conninfo);
    ~DatabaseProxy();
    DatabaseProxy(const DatabaseProxy&) = delete;
    DatabaseProxy& operator=(const DatabaseProxy&) = delete;

    //! The connection string through this proxy.
    std::string conninfo() const;

    //! Cuts once, at the bank's `message`-th message from now: 1 is the next.
    void cutAt(int message, Fault fault);
    //! Whether the requested cut has happened.
    bool hasCut() const { return m_countdown <= 0; }

    //! For the next COMMIT of a db::PipelinedConnection only.
    void atCommit(Fault fault);
    void release() { m_released = true; }
    //! How many COMMITs have been cut or held.
    int commitsIntercepted() const { return m_commitsIntercepted; }
    //! Whether the bank got the reply to a COMMIT whose followers are held.
    bool hasAnswered() const { return m_answered; }

    //! Down: all connections are cut and new ones fail.
    void setDown(bool down) { m_down = down; }

private:
    //! The state of one connection.
    struct Passage
    {
        std::string tail;                            //!< Of what the bank sent: a COMMIT may arrive in two pieces.
        std::optional<std::string_view> cutAtAnswer; //!< The reply containing this is lost, with the connection.
        std::optional<std::string> held;             //!< What follows a COMMIT, until release().
    };

    void run();
    void serve(const platform::FileDescriptor& bank);
    //! False: cut the connection.
    bool towardsServer(int server, const std::string& bytes, Passage& passage);
    bool towardsBank(int bank, const std::string& bytes, const Passage& passage);
    Fault faultFor(const std::string& bytes, Passage& passage);

    std::string m_conninfo;
    std::string m_serverSocket;
    TestFolder m_folder;
    platform::FileDescriptor m_listener;
    std::atomic<int> m_countdown = 0;
    std::atomic<Fault> m_messageFault = Fault::Pass;
    std::atomic<Fault> m_commitFault = Fault::Pass;
    std::atomic<int> m_commitsIntercepted = 0;
    std::atomic<bool> m_answered = false;
    std::atomic<bool> m_released = false;
    std::atomic<bool> m_down = false;
    std::atomic<bool> m_ending = false;
    std::vector<std::thread> m_connections; //!< The accepting thread's, then the destructor's.
    std::thread m_thread;
};

} // namespace cf::test
