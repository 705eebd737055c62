// Work that would hold the window up (a disk, a print service) runs on Qt's pool; what comes of it is taken home. The
// screens that save, read or print use it.
#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace cf::ui {

//! Runs work() on a worker thread and then(its result) on the thread of `context`, unless that is gone by then.
template <class Work, class Then>
void onWorker(QObject* context, Work work, Then then)
{
    QThreadPool::globalInstance()->start([watched = QPointer<QObject>(context), home = context->thread(),
                                          work = std::move(work), then = std::move(then)] {
        auto result = std::make_shared<decltype(work())>(work());
        // The object that carries the call home lives there; whether the context still does is asked there, too.
        auto* carrier = new QObject;
        carrier->moveToThread(home);
        QMetaObject::invokeMethod(carrier, [carrier, watched, then, result] {
            carrier->deleteLater();
            if (watched)
                then(std::move(*result));
        });
    });
}

} // namespace cf::ui
