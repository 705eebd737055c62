// A wire between bank and database that can be cut at any message of the bank: before the server sees it, or when its
// answer is on the way. Or that is down altogether.
#pragma once

#include "services/bank/platform/process/FileDescriptor.h"
#include "tests/support/TestFolder.h"

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace cf::test {

class CutProxy
{
public:
    //! In front of the server at the Unix socket of `conninfo`, a string of keywords with host and port.
    explicit CutProxy(const std::string& conninfo);
    ~CutProxy();

    //! The connection string with this wire in it.
    std::string conninfo() const;

    //! Cuts once, at the bank's `message`-th message from now on: 1 is the next. `delivered`: the server gets it and
    //! answers, but the bank never hears of it.
    void cutAt(int message, bool delivered);
    //! Whether the cut that was ordered has happened.
    bool hasCut() const { return m_countdown <= 0; }
    //! Down: every wire is cut and none comes about.
    void setDown(bool down) { m_down = down; }

private:
    void run();
    void serve(const platform::FileDescriptor& bank);

    std::string m_conninfo;
    std::string m_serverSocket;
    TestFolder m_folder;
    platform::FileDescriptor m_listener;
    std::atomic<int> m_countdown = 0;
    std::atomic<bool> m_delivered = false;
    std::atomic<bool> m_down = false;
    std::atomic<bool> m_ending = false;
    std::vector<std::thread> m_wires; //!< The accepting thread's, then the destructor's.
    std::thread m_thread;
};

} // namespace cf::test
