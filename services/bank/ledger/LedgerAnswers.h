// Gives the answers of a batch while its lane is busy with the next one: encoding and sending them costs as much time
// as deciding. Part of LedgerWriter.
#pragma once

#include "services/bank/ledger/LedgerQueue.h"

#include <thread>

namespace cf::bank {

class LedgerAnswers
{
public:
    struct Due
    {
        LedgerQueue::Answer answer;
        OrderResult result;
    };

    //! onTrouble receives what an answer threw; it must not throw.
    explicit LedgerAnswers(std::function<void(const std::string&)> onTrouble);
    //! Gives all that are due.
    ~LedgerAnswers();
    LedgerAnswers(const LedgerAnswers&) = delete;
    LedgerAnswers& operator=(const LedgerAnswers&) = delete;

    //! Thread-safe. Few are given at once, which is faster than another thread.
    void give(std::vector<Due> due);

private:
    void run();
    void giveNow(std::vector<Due>& due) const noexcept;

    const std::function<void(const std::string&)> m_onTrouble;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::vector<Due>> m_due;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace cf::bank
