// Customers and accounts of a bank that answers when, and what, a test says: late, stale, failing, or at once.
#pragma once

#include "services/client/AccountGateway.h"
#include "services/client/CustomerGateway.h"

#include <QTimer>

#include <deque>

template <class Query, class Response>
class FakeCalls
{
public:
    //! When set, every call is answered by it in the next turn of the event loop.
    std::function<cf::client::CallResult<Response>(const Query&)> respond;

    cf::client::CallHandle call(const Query& query, QObject* context, cf::client::Callback<Response> done)
    {
        auto wanted = std::make_shared<bool>(true);
        asked.push_back(query);
        if (respond) {
            QTimer::singleShot(0, context, [this, query, done, wanted] {
                if (*wanted)
                    done(respond(query));
            });
        } else {
            m_waiting.push_back({context, std::move(done), wanted});
        }
        return {wanted, nullptr};
    }

    //! Calls that still want an answer.
    int waiting() const
    {
        return static_cast<int>(std::count_if(m_waiting.begin(), m_waiting.end(),
                                              [](const Waiting& call) { return call.context && *call.wanted; }));
    }

    //! Answers the oldest call, even one that is no longer wanted (the callback is not called then).
    void answer(cf::client::CallResult<Response> result)
    {
        Q_ASSERT(!m_waiting.empty());
        const Waiting call = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (call.context && *call.wanted)
            call.done(std::move(result));
    }

    std::vector<Query> asked;

private:
    struct Waiting
    {
        QPointer<QObject> context;
        cf::client::Callback<Response> done;
        std::shared_ptr<bool> wanted;
    };
    std::deque<Waiting> m_waiting;
};

class FakeCustomers : public cf::client::CustomerGateway
{
public:
    cf::client::CallHandle search(const cf::contract::CustomerSearch& query, QObject* context,
                                  cf::client::Callback<cf::contract::Page<cf::contract::CustomerSummary>> done) override
    {
        return searches.call(query, context, std::move(done));
    }
    cf::client::CallHandle open(const cf::CustomerId& id, QObject* context,
                                cf::client::Callback<cf::contract::Customer> done) override
    {
        return opens.call(id, context, std::move(done));
    }

    FakeCalls<cf::contract::CustomerSearch, cf::contract::Page<cf::contract::CustomerSummary>> searches;
    FakeCalls<cf::CustomerId, cf::contract::Customer> opens;
};

class FakeAccounts : public cf::client::AccountGateway
{
public:
    cf::client::CallHandle search(const cf::contract::AccountSearch& query, QObject* context,
                                  cf::client::Callback<cf::contract::Page<cf::contract::AccountSummary>> done) override
    {
        return searches.call(query, context, std::move(done));
    }
    cf::client::CallHandle open(const cf::AccountId& id, QObject* context,
                                cf::client::Callback<cf::contract::Account> done) override
    {
        return opens.call(id, context, std::move(done));
    }
    cf::client::CallHandle entries(const cf::contract::EntriesQuery& query, QObject* context,
                                   cf::client::Callback<cf::contract::Page<cf::contract::Entry>> done) override
    {
        return lists.call(query, context, std::move(done));
    }
    cf::client::CallHandle holds(const cf::AccountId& id, QObject* context,
                                 cf::client::Callback<cf::contract::Page<cf::contract::Hold>> done) override
    {
        return holdLists.call(id, context, std::move(done));
    }
    cf::client::CallHandle balanceAsOf(const cf::contract::BalanceQuery& query, QObject* context,
                                       cf::client::Callback<cf::contract::BalanceAsOf> done) override
    {
        return balances.call(query, context, std::move(done));
    }
    cf::client::CallHandle checkPayee(const cf::Iban& iban, QObject* context,
                                      cf::client::Callback<cf::contract::Payee> done) override
    {
        return payees.call(iban, context, std::move(done));
    }

    FakeCalls<cf::contract::AccountSearch, cf::contract::Page<cf::contract::AccountSummary>> searches;
    FakeCalls<cf::AccountId, cf::contract::Account> opens;
    FakeCalls<cf::contract::EntriesQuery, cf::contract::Page<cf::contract::Entry>> lists;
    FakeCalls<cf::AccountId, cf::contract::Page<cf::contract::Hold>> holdLists;
    FakeCalls<cf::contract::BalanceQuery, cf::contract::BalanceAsOf> balances;
    FakeCalls<cf::Iban, cf::contract::Payee> payees;
};

inline cf::client::CallFailure unreachable()
{
    return {cf::client::FailureKind::NotSent, cf::client::FailureCause::CouldNotConnect, {}, {}, {}};
}

inline cf::client::CallFailure refusal(cf::contract::ErrorCode code)
{
    return {
        cf::client::FailureKind::Refused, cf::client::FailureCause::Problem, cf::contract::Problem::of(code), {}, {}};
}
