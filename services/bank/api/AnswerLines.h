// An answer of many lines, one for each order of the call, sent as they come to be known (OperationInfo::streamed).
// Handlers make an AnswerSource; the router sends it as AnswerLines.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/platform/http/Http.h"
#include "services/contract/Batches.h"

namespace cf::bank {

//! The answer to one order: its own call, with its key and what the handler reports to the router, and its line. The
//! router completes the line.
struct AnsweredOrder
{
    std::shared_ptr<Call> call;
    contract::BatchedOutcome line;
};

//! Used by one thread at a time.
class AnswerSource
{
public:
    virtual ~AnswerSource() = default;
    //! Calls `ready` once, from any thread, as soon as next() returns an answer or all are taken.
    virtual void whenReady(std::function<void()> ready) = 0;
    //! Must not block. Empty: none is there.
    virtual std::optional<AnsweredOrder> next() = 0;
    //! All are taken.
    virtual bool ended() const = 0;
};

//! Writes the answers as lines of JSON (application/x-ndjson).
class AnswerLines : public http::BodyStream
{
public:
    using Complete = std::function<void(AnsweredOrder&)>;
    using AtEnd = std::function<void(bool whole)>;

    //! `complete` is called with each answer before it is written; `atEnd` once, when this is destroyed: not whole if
    //! the client did not take all of it. It must not throw.
    AnswerLines(std::shared_ptr<AnswerSource> source, Complete complete, AtEnd atEnd);
    ~AnswerLines() override;
    AnswerLines(const AnswerLines&) = delete;
    AnswerLines& operator=(const AnswerLines&) = delete;

    void whenReady(std::function<void()> ready) override { m_source->whenReady(std::move(ready)); }
    std::string take() override;

private:
    const std::shared_ptr<AnswerSource> m_source;
    const Complete m_complete;
    const AtEnd m_atEnd;
    bool m_whole = false;
};

} // namespace cf::bank
