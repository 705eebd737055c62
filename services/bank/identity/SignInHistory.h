// Who signed in under a person's name, or tried to, for that person's own eyes: a stolen password is noticed by its
// owner. Read from the audit trail, where Attempts.h puts it; what is not sealed yet follows a moment later.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/contract/SignIn.h"

namespace cf::bank {

class SignInHistory
{
public:
    //! The pool outlives it.
    explicit SignInHistory(db::Pool& pool)
        : m_pool(pool)
    {
    }

    //! The caller's own, newest first. Throws db::Error.
    contract::Answer<contract::Page<contract::SignInAttempt>> list(const Call& call,
                                                                   const contract::SignInsQuery& query);

private:
    db::Pool& m_pool;
};

} // namespace cf::bank
