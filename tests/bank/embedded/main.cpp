// The test program, and the bank that the tests kill: started as `… --own-bank FOLDER replica|alone with|without`, the
// same program owns a cluster and writes numbered rows until it is killed (see OwnerProcess).
#include "tests/bank/embedded/OwnerProcess.h"

#include <gtest/gtest.h>

int main(int argc, char** argv)
{
    if (argc == 5 && std::string(argv[1]) == "--own-bank")
        return cf::test::ownBank(argv[2], std::string(argv[3]) == "replica", std::string(argv[4]) == "with");
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
