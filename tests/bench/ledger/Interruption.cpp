#include "tests/bench/ledger/Interruption.h"

#include <csignal>

namespace cf::bench {

Interruption::Interruption()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int number : {SIGINT, SIGTERM})
        sigaddset(&signals, number);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

bool Interruption::pending() const
{
    sigset_t waiting;
    sigpending(&waiting);
    return sigismember(&waiting, SIGINT) == 1 || sigismember(&waiting, SIGTERM) == 1;
}

void Interruption::check() const
{
    if (pending())
        throw Interrupted();
}

} // namespace cf::bench
