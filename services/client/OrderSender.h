// Sends an order to the bank exactly once and follows it until its outcome is definite: key, journal, one POST, and if
// the answer is missing, resolving the key until the bank reports the outcome. For every operation that has a key and
// moves, holds or frees money or decides about it. Used by the screens that order and, for orders left open by an
// earlier run, at sign-in.
#pragma once

#include "models/domain/Outcome.h"
#include "services/client/Bank.h"
#include "services/client/JournalTypes.h"
#include "services/contract/Transfers.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <type_traits>

namespace cf::client {

class OrderJournal;

enum class OrderStage
{
    Sending,
    Checking,  //!< The outcome is unknown and being resolved. Say neither "booked" nor "not booked".
    Booked,    //!< Final: it took effect.
    Waiting,   //!< Final for the order: accepted, and waits or waited for approval as outcome->approval says.
    Refused,   //!< Final: the bank refused, as refusal() says.
    NotSent,   //!< Final: nothing reached the bank; `failure` or `journalError` says why.
    Abandoned, //!< Final: it had no effect, and it never will: the key is closed.
};

inline bool isFinal(OrderStage stage)
{
    return stage != OrderStage::Sending && stage != OrderStage::Checking;
}

struct OrderProgress
{
    JournalEntry order;
    OrderStage stage = OrderStage::Sending;
    bool recovered = false;                        //!< Left open by an earlier run of the program.
    std::optional<contract::OrderOutcome> outcome; //!< Of every final stage but NotSent.
    std::optional<CallFailure>
        failure; //!< Why it was refused, not sent, or became unknown; while checking, the latest.
    std::optional<JournalError> journalError;
    int checks = 0;                    //!< How often the bank was asked.
    std::chrono::seconds nextCheck{0}; //!< While checking: time until the next attempt.

    //! What it booked; null: nothing, or nothing yet.
    const contract::Transfer* transfer() const { return outcome && outcome->transfer ? &*outcome->transfer : nullptr; }
    std::optional<contract::ErrorCode> refusal() const { return outcome ? outcome->refusal : std::nullopt; }
};

//! Called at every step; the last call has a final stage. Not called once the context is gone; the order continues.
using OrderReport = std::function<void(const OrderProgress&)>;

class OrderSender : public QObject
{
    Q_OBJECT

public:
    //! Both must outlive this.
    OrderSender(Bank& bank, OrderJournal& journal, QObject* parent = nullptr);

    //! Opens the journal of the person who signed in and resumes their open orders: those of earlier runs, reported
    //! through `report`, and those that waited for a session, through their own. Colleagues' orders are left alone.
    //! `opened` reports how many, or why orders cannot be sent now.
    void recover(const JournalOwner& owner, QObject* context,
                 std::function<void(const Outcome<JournalContents, JournalError>&)> opened, OrderReport report);

    //! Path of the owner's journal, for messages.
    QString journalPath(const JournalOwner& owner) const;

    //! Sends an order under a new key, which is returned. One call per click. `etag`: of the version that it is about,
    //! for operations that need one (OperationInfo::needsMatch), else empty.
    template <class Operation>
    Uuid send(typename Operation::Request request, const OrderFacts& facts, const QString& etag, QObject* context,
              const OrderReport& report)
    {
        static_assert(Operation::kInfo.key == contract::KeyUse::Required);
        static_assert(std::is_same_v<typename Operation::Response, contract::OrderOutcome>);
        CallOptions options;
        options.key = Uuid::v7();
        if constexpr (Operation::kInfo.needsMatch)
            options.match = etag.toStdString();
        begin(*options.key, facts, context, report, [this, request = std::move(request), options] {
            m_bank.call<Operation>(request, options, this,
                                   [this, key = *options.key](const CallResult<contract::OrderOutcome>& result) {
                                       onPosted(key, result);
                                   });
        });
        return *options.key;
    }
    //! The common order.
    Uuid send(const contract::TransferOrder& order, QObject* context, const OrderReport& report);
    //! For a page that comes back to what it ordered about: the latest open order of this user that `fits` is reported
    //! to it from now on, instead of to whoever sent it. Its last step; empty: there is none.
    std::optional<OrderProgress> follow(const std::function<bool(const OrderFacts&)>& fits, QObject* context,
                                        OrderReport report);
    //! Whether an order of this user that `fits` has no definite outcome yet.
    bool hasOpen(const std::function<bool(const OrderFacts&)>& fits) const;
    //! Resolves an unknown order now instead of at its next turn.
    void checkNow(const Uuid& key);

    //! Result of reading the last user's journal; empty while it is being read.
    const std::optional<Outcome<JournalContents, JournalError>>& journalRead() const { return m_journalRead; }
    //! Orders without a definite outcome.
    int open() const { return static_cast<int>(m_open.size()); }

Q_SIGNALS:
    void openChanged(int open);
    //! journalRead() has changed.
    void journalReadChanged();
    //! Every step of every order, whether or not it has another listener: for the list of unresolved orders.
    void progressed(const cf::client::OrderProgress& progress);

private:
    struct Order
    {
        OrderProgress progress;
        StaffId staff; //!< Keys are personal: nobody else's session may ask about this one.
        QPointer<QObject> context;
        OrderReport report;
        bool asking = false;
        std::uint64_t turn = 0; //!< Of the pending timer; an older one is void.
    };

    //! Orders that an earlier run or a lost session left open.
    void takeUp(const std::vector<JournalEntry>& unresolved, QObject* context, const OrderReport& report);
    void add(OrderProgress progress, QObject* context, OrderReport report);
    //! It is of the last person to sign in, has no definite outcome and `fits`.
    bool isOpen(const Order& order, const std::function<bool(const OrderFacts&)>& fits) const;
    //! Calls post() once the order is in the journal.
    void begin(const Uuid& key, const OrderFacts& facts, QObject* context, OrderReport report,
               std::function<void()> post);
    void onPosted(const Uuid& key, const CallResult<contract::OrderOutcome>& result);
    void resolve(const Uuid& key);
    void onResolved(const Uuid& key, const CallResult<contract::OrderOutcome>& result);
    void checkLater(const Uuid& key, const CallFailure& failure);
    void settle(const Uuid& key, const contract::OrderOutcome& outcome);
    void settle(const Uuid& key, OrderStage stage);
    void tell(const Uuid& key);

    Bank& m_bank;
    OrderJournal& m_journal;
    StaffId m_staff; //!< The last person to sign in.
    std::optional<Outcome<JournalContents, JournalError>> m_journalRead;
    std::map<Uuid, Order> m_open;
};

} // namespace cf::client
