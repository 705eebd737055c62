#include "services/bank/demo/DemoLoad.h"

#include "services/bank/demo/DemoReadAudit.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

namespace cf::bank::demo {
namespace {

//! Between the thread that makes chunks and the one that sends them; small, to bound memory.
class ChunkQueue
{
public:
    //! False: the consumer has stopped.
    bool push(std::unique_ptr<DemoChunk> chunk)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_chunks.size() < kMost || m_closed; });
        if (m_closed)
            return false;
        m_chunks.push_back(std::move(chunk));
        m_changed.notify_all();
        return true;
    }

    //! No more will come; pop() throws the error, if any.
    void end(std::exception_ptr error)
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_error = std::move(error);
        m_changed.notify_all();
    }

    //! Null after the last one.
    std::unique_ptr<DemoChunk> pop()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return !m_chunks.empty() || m_ended; });
        if (m_chunks.empty()) {
            if (m_error)
                std::rethrow_exception(m_error);
            return nullptr;
        }
        auto chunk = std::move(m_chunks.front());
        m_chunks.pop_front();
        m_changed.notify_all();
        return chunk;
    }

    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_changed.notify_all();
    }

private:
    static constexpr std::size_t kMost = 2;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::unique_ptr<DemoChunk>> m_chunks;
    std::exception_ptr m_error;
    bool m_ended = false;
    bool m_closed = false;
};

//! Thrown on the making thread when the consumer has stopped.
struct ReceiverGone
{
};

void makeHistory(DemoHistory& history, DemoReadAudit& readAudit, DemoRows& rows, const DemoPlan& plan,
                 ChunkQueue& queue)
{
    for (int day = 0; day < plan.calendar().days(); ++day) {
        readAudit.beginDay(day);
        history.book(day);
        readAudit.until(Instant::max());
    }
    queue.push(rows.take());
}

//! Ends the thread whatever happens to its consumer.
class Closing
{
public:
    Closing(ChunkQueue& queue, std::thread& thread)
        : m_queue(queue)
        , m_thread(thread)
    {
    }
    ~Closing()
    {
        m_queue.close();
        m_thread.join();
    }
    Closing(const Closing&) = delete;
    Closing& operator=(const Closing&) = delete;

private:
    ChunkQueue& m_queue;
    std::thread& m_thread;
};

} // namespace

void send(db::CopyIn& load, DemoChunk& chunk)
{
    load.copy(chunk.transfers);
    load.copy(chunk.entries);
    load.copy(chunk.keys);
    for (DemoTrailPart& part : chunk.trail) {
        load.copy(part.events);
        load.copy(part.subjects);
    }
}

std::vector<DemoAccount> loadHistory(db::CopyIn& load, const DemoPlan& plan, DemoRows& rows, std::int64_t transfers,
                                     std::int64_t readEvents, const Step& step)
{
    ChunkQueue queue;
    DemoReadAudit* looking = nullptr;
    DemoHistory history(plan, transfers, [&](const DemoTransfer& transfer) {
        looking->until(transfer.at);
        rows.book(transfer);
    });
    rows.deliverTo([&](std::unique_ptr<DemoChunk> chunk) {
        if (!queue.push(std::move(chunk)))
            throw ReceiverGone();
    });
    DemoReadAudit staff(plan, readEvents, history.accounts(), rows);
    looking = &staff;
    {
        std::thread maker([&] {
            try {
                makeHistory(history, staff, rows, plan, queue);
                queue.end(nullptr);
            } catch (const ReceiverGone&) {
                queue.end(nullptr);
            } catch (...) {
                queue.end(std::current_exception());
            }
        });
        const Closing closing(queue, maker);
        std::int64_t done = 0;
        while (const auto chunk = queue.pop()) {
            send(load, *chunk);
            done += chunk->events();
            step(done);
        }
    }
    rows.deliverTo(nullptr);
    return history.accounts();
}

} // namespace cf::bank::demo
