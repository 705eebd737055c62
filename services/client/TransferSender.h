// Sends an order to the bank exactly once and follows it until its outcome is definite: key, journal, one POST, and if
// the answer is missing, resolving the key until the bank reports the outcome. Used by the transfer screen and, for
// orders left open by an earlier run, at sign-in.
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

namespace cf::client {

class TransferJournal;

enum class TransferStage
{
    Sending,
    Checking,  //!< The outcome is unknown and being resolved. Say neither "booked" nor "not booked".
    Booked,    //!< Final.
    Refused,   //!< Final: the bank refused; `problem`, or only `refusal` if found by resolving.
    NotSent,   //!< Final: nothing reached the bank; `failure` or `journalError` says why.
    Abandoned, //!< Final: not booked, and it never will be: the key is closed.
};

inline bool isFinal(TransferStage stage)
{
    return stage != TransferStage::Sending && stage != TransferStage::Checking;
}

struct TransferProgress
{
    JournalEntry order;
    TransferStage stage = TransferStage::Sending;
    bool recovered = false; //!< Left open by an earlier run of the program.
    std::optional<contract::Transfer> transfer;
    std::optional<contract::ErrorCode> refusal;
    std::optional<CallFailure>
        failure; //!< Why it was refused, not sent, or became unknown; while checking, the latest.
    std::optional<JournalError> journalError;
    int checks = 0;                    //!< How often the bank was asked.
    std::chrono::seconds nextCheck{0}; //!< While checking: time until the next attempt.
};

//! Called at every step; the last call has a final stage. Not called once the context is gone; the order continues.
using TransferReport = std::function<void(const TransferProgress&)>;

class TransferSender : public QObject
{
    Q_OBJECT

public:
    //! Both must outlive this.
    TransferSender(Bank& bank, TransferJournal& journal, QObject* parent = nullptr);

    //! Opens the journal of the person who signed in and resumes their open orders: those of earlier runs, reported
    //! through `report`, and those that waited for a session, through their own. Colleagues' orders are left alone.
    //! `opened` reports how many, or why orders cannot be sent now.
    void recover(const JournalOwner& owner, QObject* context,
                 std::function<void(const Outcome<JournalContents, JournalError>&)> opened, TransferReport report);

    //! Path of the owner's journal, for messages.
    QString journalPath(const JournalOwner& owner) const;

    //! Sends an order under a new key, which is returned. One call per click.
    Uuid send(const contract::TransferOrder& order, QObject* context, TransferReport report);
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
    void progressed(const cf::client::TransferProgress& progress);

private:
    struct Order
    {
        TransferProgress progress;
        StaffId staff; //!< Keys are personal: nobody else's session may ask about this one.
        QPointer<QObject> context;
        TransferReport report;
        bool asking = false;
        std::uint64_t turn = 0; //!< Of the pending timer; an older one is void.
    };

    //! Orders that an earlier run or a lost session left open.
    void takeUp(const std::vector<JournalEntry>& unresolved, QObject* context, const TransferReport& report);
    void add(TransferProgress progress, QObject* context, TransferReport report);
    void post(const Uuid& key, const contract::TransferOrder& order);
    void onPosted(const Uuid& key, const CallResult<contract::Transfer>& result);
    void resolve(const Uuid& key);
    void onResolved(const Uuid& key, const CallResult<contract::KeyOutcome>& result);
    void checkLater(const Uuid& key, const CallFailure& failure);
    void settle(const Uuid& key, TransferStage stage);
    void tell(const Uuid& key);

    Bank& m_bank;
    TransferJournal& m_journal;
    StaffId m_staff; //!< The last person to sign in.
    std::optional<Outcome<JournalContents, JournalError>> m_journalRead;
    std::map<Uuid, Order> m_open;
};

} // namespace cf::client
