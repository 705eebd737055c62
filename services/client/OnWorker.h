// Runs blocking work (a disk, a print service) on a thread pool and delivers the result to the caller's thread. Used by
// whatever saves, reads or prints.
//
// Nothing on the GUI thread waits: screen_bench times each screen from its key to its picture, with a bank that answers
// and with one that is silent, and the two are alike.
#pragma once

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrent/QtConcurrentRun>

#include <type_traits>
#include <utility>

namespace cf::client {

//! Runs work() on a pool thread, then then(its result) on this thread, which must be that of `context`, unless that is
//! gone by then. An exception from work() ends the program, as it would on this thread.
template <class Work, class Then>
void onWorker(QThreadPool& pool, QObject* context, Work work, Then then)
{
    using Result = std::invoke_result_t<Work&>;
    // Not QFuture::then(): in Qt 6.4 the worker thread itself checks whether the context still exists.
    auto* watcher = new QFutureWatcher<Result>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        then(watcher->future().takeResult());
    });
    watcher->setFuture(QtConcurrent::run(&pool, [work = std::move(work)]() mutable noexcept { return work(); }));
}

//! The same on the global pool.
template <class Work, class Then>
void onWorker(QObject* context, Work work, Then then)
{
    onWorker(*QThreadPool::globalInstance(), context, std::move(work), std::move(then));
}

} // namespace cf::client
