// A wire between bank and database that can be cut: at any message of the bank, or at a connection's COMMIT; before the
// server sees it, or when its answer is on the way. It can hold a COMMIT for a while, or be down altogether.
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

class DatabaseWire
{
public:
    enum class Fate
    {
        Pass,
        CutBefore,       //!< It does not arrive.
        CutAfter,        //!< It is carried out, and the bank never hears of it.
        Hold,            //!< It waits in the wire until release(), even when the bank has hung up.
        HoldWhatFollows, //!< It is carried out and answered; what the bank sent behind it waits until release().
    };

    //! In front of the server at the Unix socket of `conninfo`, a string of keywords with host and port.
    explicit DatabaseWire(const std::string& conninfo);
    ~DatabaseWire();
    DatabaseWire(const DatabaseWire&) = delete;
    DatabaseWire& operator=(const DatabaseWire&) = delete;

    //! The connection string with this wire in it.
    std::string conninfo() const;

    //! Cuts once, at the bank's `message`-th message from now on: 1 is the next.
    void cutAt(int message, Fate fate);
    //! Whether the cut that was ordered has happened.
    bool hasCut() const { return m_countdown <= 0; }

    //! For the next COMMIT of a db::PipelinedConnection only.
    void atCommit(Fate fate);
    void release() { m_released = true; }
    //! How many COMMITs were cut or held so far.
    int commitsMet() const { return m_commitsMet; }
    //! Whether the bank was given the answer to a COMMIT whose followers are held.
    bool hasAnswered() const { return m_answered; }

    //! Down: every connection is cut and none comes about.
    void setDown(bool down) { m_down = down; }

private:
    //! What one connection remembers.
    struct Passage
    {
        std::string tail; //!< Of what the bank sent: a COMMIT may come in two pieces.
        std::optional<std::string_view>
            cutAtAnswer;                 //!< The answer with this in it is lost, and the connection with it.
        std::optional<std::string> held; //!< What follows a COMMIT, until release().
    };

    void run();
    void serve(const platform::FileDescriptor& bank);
    //! False: the connection is to be cut.
    bool towardsServer(int server, const std::string& bytes, Passage& passage);
    bool towardsBank(int bank, const std::string& bytes, const Passage& passage);
    Fate fateOf(const std::string& bytes, Passage& passage);

    std::string m_conninfo;
    std::string m_serverSocket;
    TestFolder m_folder;
    platform::FileDescriptor m_listener;
    std::atomic<int> m_countdown = 0;
    std::atomic<Fate> m_fateOfMessage = Fate::Pass;
    std::atomic<Fate> m_fateOfCommit = Fate::Pass;
    std::atomic<int> m_commitsMet = 0;
    std::atomic<bool> m_answered = false;
    std::atomic<bool> m_released = false;
    std::atomic<bool> m_down = false;
    std::atomic<bool> m_ending = false;
    std::vector<std::thread> m_connections; //!< The accepting thread's, then the destructor's.
    std::thread m_thread;
};

} // namespace cf::test
