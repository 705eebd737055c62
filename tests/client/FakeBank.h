// An in-memory bank for the desktop's tests. Each operation is answered by its type, as a test asks: at once, late, out
// of order, with a failure, or never. It records the calls.
#pragma once

#include "services/client/Bank.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <deque>
#include <map>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cf::test {

inline client::CallFailure failure(client::FailureKind kind, client::FailureCause cause)
{
    return {kind, cause, {}, {}, {}};
}

inline client::CallFailure unreachable()
{
    return failure(client::FailureKind::NotSent, client::FailureCause::CouldNotConnect);
}

//! The answer to a change got lost: its outcome is unknown.
inline client::CallFailure lost()
{
    return failure(client::FailureKind::Unknown, client::FailureCause::ConnectionLost);
}

inline client::CallFailure refusal(contract::ErrorCode code)
{
    client::CallFailure failure{client::FailureKind::Refused, client::FailureCause::Problem, {}, {}, {}};
    failure.problem = contract::Problem::of(code);
    return failure;
}

class FakeBank : public client::Bank
{
public:
    //! From now on `answer` answers Op, in the next turn of the event loop. It is a response or a failure, or a
    //! function of the request, or of request and options, called when the call arrives. The function returns a
    //! CallResult of the response, or of the response with its version, or an optional CallResult: if that is empty,
    //! the call waits as after hang().
    template <class Op, class Answering>
    void on(Answering answer)
    {
        using Request = typename Op::Request;
        line<Op>().respond = [answer =
                                  std::move(answer)](const Call& call) -> std::optional<client::CallResult<Answer>> {
            if constexpr (std::is_invocable_v<const Answering&, const Request&, const client::CallOptions&>)
                return erased<Op>(answer(std::any_cast<const Request&>(call.request), call.options));
            else if constexpr (std::is_invocable_v<const Answering&, const Request&>)
                return erased<Op>(answer(std::any_cast<const Request&>(call.request)));
            else
                return erased<Op>(answer);
        };
    }
    //! From now on calls of Op wait for answer() or release(). This is the default.
    template <class Op>
    void hang()
    {
        line<Op>().respond = {};
    }

    //! Answers to calls of Op, computed as on() defines at the time of the call, are delivered only by release().
    template <class Op>
    void hold()
    {
        line<Op>().held = true;
    }
    //! Delivers the held answers of Op, oldest first, and further ones without waiting.
    template <class Op>
    void release()
    {
        line<Op>().held = false;
        release(line<Op>());
    }

    //! Answers the oldest waiting call of Op, even if it is no longer wanted (then nobody receives it).
    template <class Op, class Result>
    void answer(Result result)
    {
        take(line<Op>().waiting, 0).deliver(*erased<Op>(std::move(result)));
    }
    //! Answers the newest, which overtakes all earlier ones.
    template <class Op, class Result>
    void answerNewest(Result result)
    {
        auto& waiting = line<Op>().waiting;
        take(waiting, waiting.size() - 1).deliver(*erased<Op>(std::move(result)));
    }

    //! Answers that will be delivered in the next turn of the event loop.
    int inFlight() const { return static_cast<int>(m_flights.use_count()) - 1; }
    //! Calls of Op that wait and still want an answer.
    template <class Op>
    int waiting() const
    {
        const Line* line = known<Op>();
        return line ? line->wanted() : 0;
    }
    //! The requests of Op, oldest first.
    template <class Op>
    std::vector<typename Op::Request> asked() const
    {
        std::vector<typename Op::Request> requests;
        if (const Line* line = known<Op>())
            for (const Call& call : line->calls)
                requests.push_back(std::any_cast<const typename Op::Request&>(call.request));
        return requests;
    }
    template <class Op>
    int calls() const
    {
        const Line* line = known<Op>();
        return line ? static_cast<int>(line->calls.size()) : 0;
    }
    //! Options of the latest call of Op, which must exist.
    template <class Op>
    const client::CallOptions& options() const
    {
        return known<Op>()->calls.back().options;
    }

protected:
    client::CallHandle send(const contract::OperationInfo& info, std::any request, const client::CallOptions& options,
                            QObject* context, client::Callback<Answer> done) override
    {
        Line& line = m_lines[info.name];
        line.calls.push_back({std::move(request), options});
        Waiting waiting{context, std::move(done), std::make_shared<bool>(true), {}};
        const client::CallHandle handle(waiting.wanted, nullptr);
        if (line.respond)
            waiting.result = line.respond(line.calls.back());
        if (!waiting.result || line.held)
            line.waiting.push_back(std::move(waiting));
        else
            QTimer::singleShot(
                0, context, [waiting = std::move(waiting), flight = m_flights] { waiting.deliver(*waiting.result); });
        return handle;
    }

private:
    struct Call
    {
        std::any request;
        client::CallOptions options;
    };
    struct Waiting
    {
        QPointer<QObject> context;
        client::Callback<Answer> done;
        std::shared_ptr<bool> wanted;
        std::optional<client::CallResult<Answer>> result; //!< Of a call with a held answer.

        bool isWanted() const { return context && *wanted; }
        void deliver(client::CallResult<Answer> answer) const
        {
            if (isWanted())
                done(std::move(answer));
        }
    };
    struct Line
    {
        std::function<std::optional<client::CallResult<Answer>>(const Call&)> respond;
        bool held = false;
        std::vector<Call> calls;
        std::deque<Waiting> waiting;

        int wanted() const
        {
            return static_cast<int>(
                std::count_if(waiting.begin(), waiting.end(), [](const Waiting& each) { return each.isWanted(); }));
        }
    };

    template <class Op>
    Line& line()
    {
        return m_lines[Op::kInfo.name];
    }
    template <class Op>
    const Line* known() const
    {
        const auto found = m_lines.find(Op::kInfo.name);
        return found == m_lines.end() ? nullptr : &found->second;
    }

    template <class Op, class Result>
    static std::optional<client::CallResult<Answer>> erased(Result given)
    {
        using Response = typename Op::Response;
        using Version = client::Versioned<Response>;
        if constexpr (std::is_same_v<Result, std::optional<client::CallResult<Response>>>) {
            return given ? erased<Op>(std::move(*given)) : std::nullopt;
        } else if constexpr (std::is_same_v<Result, client::CallFailure>) {
            return client::CallResult<Answer>(std::move(given));
        } else if constexpr (std::is_same_v<Result, Response>) {
            return client::CallResult<Answer>(Answer{std::move(given), {}});
        } else if constexpr (std::is_same_v<Result, Version>) {
            return client::CallResult<Answer>(Answer{std::move(given.value), std::move(given.etag)});
        } else {
            static_assert(std::is_same_v<Result, client::CallResult<Response>> ||
                          std::is_same_v<Result, client::CallResult<Version>>);
            return given ? erased<Op>(std::move(given).value()) : erased<Op>(given.error());
        }
    }

    static Waiting take(std::deque<Waiting>& waiting, std::size_t which)
    {
        Q_ASSERT(which < waiting.size());
        Waiting taken = std::move(waiting[which]);
        waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(which));
        return taken;
    }
    static void release(Line& line)
    {
        for (Waiting& each : std::exchange(line.waiting, {})) {
            if (each.result)
                each.deliver(*each.result);
            else
                line.waiting.push_back(std::move(each));
        }
    }

    std::map<std::string_view, Line> m_lines;
    std::shared_ptr<int> m_flights = std::make_shared<int>(); //!< Each pending answer holds a reference.
};

} // namespace cf::test
