#include "app/bankd/OperatorPool.h"

#include "services/bank/identity/UserName.h"

#include <iostream>

namespace cf::app {

int printCode(const Outcome<bank::EnrolmentCode, std::string>& code, const std::string& userName)
{
    if (!code)
        return fail(code.error());
    std::cout << "Enrolment code for " << bank::canonicalUserName(userName) << ", valid once, within 72 hours:\n"
              << code->code << '\n';
    return 0;
}

} // namespace cf::app
