// A TCP proxy on loopback that can hold back what a client sends, delay responses and break connections: a bad network.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <list>
#include <mutex>
#include <random>
#include <thread>

namespace cf::test {

class HoldingProxy
{
public:
    explicit HoldingProxy(std::uint16_t target);
    ~HoldingProxy();
    HoldingProxy(const HoldingProxy&) = delete;
    HoldingProxy& operator=(const HoldingProxy&) = delete;

    std::uint16_t port() const { return m_port; }

    //! From now on holds what clients send.
    void hold();
    //! Returns once something is held; false if nothing arrived within `timeout`.
    bool waitUntilHolding(std::chrono::seconds timeout = std::chrono::seconds(30));
    //! Forwards everything.
    void release();

    //! From now on responses are randomly delayed by up to `longest`, and sometimes a connection breaks.
    void disturb(unsigned seed, std::chrono::milliseconds longest);
    void calm();

private:
    void accept();
    void pump(int from, int to, bool held);
    void passGate();
    //! False: break the connection now.
    bool passTrouble();

    std::uint16_t m_target;
    std::uint16_t m_port = 0;
    int m_listener = -1;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_holding = false;
    int m_kept = 0;
    std::chrono::milliseconds m_longestDelay{0}; //!< Zero: undisturbed.
    std::mt19937 m_random;
    std::atomic<bool> m_ending = false;
    std::list<int> m_sockets;
    std::list<std::thread> m_threads;
};

} // namespace cf::test
