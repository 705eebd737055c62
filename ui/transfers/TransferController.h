// What NewTransferPage does: takes one order from the form to a definite outcome, and remembers what this session sent.
// Each confirmed order is a new one under a new key; a click that comes twice is one order.
#pragma once

#include "services/client/TransferSender.h"
#include "ui/transfers/Party.h"

#include <QDate>
#include <QObject>

#include <optional>
#include <vector>

namespace cf::ui {

enum class TransferState
{
    Editing,
    Confirming,
    Sending,
    Unknown, //!< It was sent and the bank is being asked what became of it.
    Booked,
    Refused,
    NotBooked, //!< It did not leave this machine, or its key was closed.
};

class TransferController : public QObject
{
    Q_OBJECT

public:
    //! `sender` outlives this.
    explicit TransferController(client::TransferSender& sender, QObject* parent = nullptr);

    TransferState state() const { return m_state; }
    //! The order being confirmed or sent.
    const TransferDraft& draft() const { return m_draft; }
    //! Of the order that is shown; none before it is sent.
    const std::optional<Uuid>& key() const { return m_key; }
    //! The latest word about the order that was sent.
    const client::TransferProgress& progress() const { return m_progress; }

    //! Editing, Refused or NotBooked → Confirming. The draft is complete.
    void review(const TransferDraft& draft);
    //! Confirming → Editing.
    void withdraw();
    //! Confirming → Sending. Anything else is ignored.
    void confirm();
    //! Back to an empty form. An order on its way goes on by itself; the page of unresolved orders has it.
    void startAnew();
    void checkNow();

    //! When the same order was sent before in this session, on this day of the branch, and not refused.
    std::optional<Instant> sentBefore(const TransferDraft& draft) const;

Q_SIGNALS:
    void stateChanged();
    //! Something is known anew about an order whose state is the same.
    void progressed();

private:
    struct Sent
    {
        Uuid key;
        Iban debtor;
        Iban creditor;
        Money amount;
        Instant at;
        QDate day; //!< The branch's.
    };

    void onReport(const client::TransferProgress& progress);
    void setState(TransferState state);

    client::TransferSender& m_sender;
    TransferState m_state = TransferState::Editing;
    TransferDraft m_draft;
    client::TransferProgress m_progress;
    std::optional<Uuid> m_key; //!< Of the order that is shown.
    std::vector<Sent> m_sent;
};

} // namespace cf::ui
