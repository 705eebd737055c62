#include "services/client/OrderJournal.h"

#include "services/client/JournalFile.h"
#include "services/client/OnWorker.h"

#include <QPointer>
#include <QStandardPaths>

namespace cf::client {

struct OrderJournal::State
{
    std::string folder;
    JournalOwner owner;
    std::unique_ptr<JournalFile> file;
    JournalError why = JournalError::NotOpen; //!< Why there is no file.
};

OrderJournal::OrderJournal(const QString& folder, QObject* parent)
    : QObject(parent)
    , m_state(std::make_shared<State>())
{
    const QString usual =
        QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/transfers");
    m_folder = (folder.isEmpty() ? usual : folder).toStdString();
    m_state->folder = m_folder;
    m_worker.setMaxThreadCount(1);
}

OrderJournal::~OrderJournal()
{
    m_worker.waitForDone();
}

template <class Result>
void OrderJournal::later(QObject* context, std::function<Result(State&)> work, std::function<void(Result)> then)
{
    // `this` is the context, so that nobody is called back by a destroyed journal.
    onWorker(
        m_worker, this, [state = m_state, work = std::move(work)] { return work(*state); },
        [watched = QPointer<QObject>(context), then = std::move(then)](Result result) {
            if (watched)
                then(std::move(result));
        });
}

void OrderJournal::open(const JournalOwner& owner, QObject* context, Then<JournalContents> then)
{
    using Result = Outcome<JournalContents, JournalError>;
    later<Result>(
        context,
        [owner](State& state) -> Result {
            state.file.reset();
            state.owner = owner;
            auto opened = JournalFile::open(state.folder, owner);
            if (!opened)
                return state.why = opened.error();
            state.file = std::move(opened).value();
            return state.file->contents();
        },
        std::move(then));
}

QString OrderJournal::pathOf(const JournalOwner& owner) const
{
    return QString::fromStdString(JournalFile::pathOf(m_folder, owner));
}

void OrderJournal::begin(const Uuid& key, const OrderFacts& facts, QObject* context, Then<Done> then)
{
    using Result = Outcome<Done, JournalError>;
    const JournalEntry entry{key, {}, facts};
    later<Result>(
        context, [entry](State& state) -> Result { return state.file ? state.file->begin(entry) : state.why; },
        std::move(then));
}

void OrderJournal::finish(const Uuid& key, JournalEnd end, QObject* context, Then<Done> then)
{
    using Result = Outcome<Done, JournalError>;
    later<Result>(
        context, [key, end](State& state) -> Result { return state.file ? state.file->finish(key, end) : state.why; },
        std::move(then));
}

void OrderJournal::unresolvedOfOthers(QObject* context, std::function<void(ColleagueOrders)> then)
{
    later<ColleagueOrders>(
        context, [](State& state) { return JournalFile::unresolvedOfOthers(state.folder, state.owner); },
        std::move(then));
}

} // namespace cf::client
