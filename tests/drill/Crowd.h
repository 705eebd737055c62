// The clients of a drill at work, and one who looks at all accounts at once.
#pragma once

#include "tests/drill/DrillClient.h"
#include "tests/drill/Drilled.h"

#include <future>

namespace cf::drill {

class Crowd
{
public:
    //! Begins. All outlive it. A client waits no longer than `patience` for an answer, step by step.
    Crowd(Drilled& bank, Recorder& recorder, Pace& pace, std::uint64_t seed, std::chrono::milliseconds patience);
    ~Crowd();
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;

    //! Orders end, and what is unknown is resolved; after that time it is given up.
    void finish(std::chrono::milliseconds atMost);

private:
    Pace& m_pace;
    Board m_board;
    std::vector<std::unique_ptr<DrillClient>> m_clients;
    std::vector<std::future<void>> m_running;
};

} // namespace cf::drill
