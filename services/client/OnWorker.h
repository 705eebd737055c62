// Work that would hold the window up (a disk, a print service) runs on a pool of threads; what comes of it is taken
// home. Whatever saves, reads or prints uses it.
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

//! Runs work() on a thread of the pool and then(its result) on this one, which is that of `context`, unless that is
//! gone by then. An exception of work() ends the program, as it would have here.
template <class Work, class Then>
void onWorker(QThreadPool& pool, QObject* context, Work work, Then then)
{
    using Result = std::invoke_result_t<Work&>;
    // Not QFuture::then(): in Qt 6.4 the worker itself looks whether the context is still there.
    auto* watcher = new QFutureWatcher<Result>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        then(watcher->future().takeResult());
    });
    watcher->setFuture(QtConcurrent::run(&pool, [work = std::move(work)]() mutable noexcept { return work(); }));
}

//! The same on the pool that all share.
template <class Work, class Then>
void onWorker(QObject* context, Work work, Then then)
{
    onWorker(*QThreadPool::globalInstance(), context, std::move(work), std::move(then));
}

} // namespace cf::client
