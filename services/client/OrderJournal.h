// The teller's own record of pending orders: key and facts are on disk before anything is sent, so that no order is
// lost whatever happens to the program. Writes on a worker thread; used by OrderSender.
//
// A journal that is there and cannot be read, or that a newer program wrote, is kept and refuses orders: an unresolved
// one may be in it. If it is a colleague's, the page of unresolved orders says so.
#pragma once

#include "models/domain/Outcome.h"
#include "services/client/JournalTypes.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace cf::client {

class JournalFile;

class OrderJournal : public QObject
{
    Q_OBJECT

public:
    template <class T>
    using Then = std::function<void(Outcome<T, JournalError>)>;

    //! Empty folder: "transfers" below the user's data folder.
    explicit OrderJournal(const QString& folder = {}, QObject* parent = nullptr);
    //! Waits for the line in progress.
    ~OrderJournal() override;

    //! Its path, for messages.
    QString pathOf(const JournalOwner& owner) const;

    // Each calls back once while context lives, in call order.

    //! Closes any open journal; locks and reads the owner's.
    void open(const JournalOwner& owner, QObject* context, Then<JournalContents> then);
    //! Done means durable: the order may be sent only then.
    void begin(const Uuid& key, const OrderFacts& facts, QObject* context, Then<Done> then);
    void finish(const Uuid& key, JournalEnd end, QObject* context, Then<Done> then);
    void unresolvedOfOthers(QObject* context, std::function<void(ColleagueOrders)> then);

private:
    struct State;
    template <class Result>
    void later(QObject* context, std::function<Result(State&)> work, std::function<void(Result)> then);

    std::string m_folder;
    std::shared_ptr<State> m_state; //!< Used by the worker only.
    QThreadPool m_worker;           //!< One thread, so requests run in order.
};

} // namespace cf::client
