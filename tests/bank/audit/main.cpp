// The test program, which is also the sequencer that tests kill: started as `… --seal CONNINFO KEYFILE`, it seals until
// it is killed (see SequencerProcess).
#include "tests/bank/audit/SequencerProcess.h"

#include <gtest/gtest.h>

#include <csignal>

int main(int argc, char** argv)
{
    if (argc == 4 && std::string(argv[1]) == "--seal")
        return cf::test::sealUntilKilled(argv[2], argv[3]);
    ::signal(SIGXFSZ, SIG_IGN); // exceeding the size limit fails write(), like a full disk
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
