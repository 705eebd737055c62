// The logic of NewTransferPage: takes one order from form to final outcome, and remembers what this session sent. Each
// confirmed order is new and has a new idempotency key; a double click is one order.
#pragma once

#include "services/client/OrderSender.h"
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
    Unknown, //!< Sent; the bank is being queried for its outcome.
    Booked,
    Waiting, //!< Accepted: a second person must approve it.
    Refused,
    NotBooked, //!< It never left this machine, or its key was closed.
};

class TransferController : public QObject
{
    Q_OBJECT

public:
    //! `sender` outlives this.
    explicit TransferController(client::OrderSender& sender, QObject* parent = nullptr);

    TransferState state() const { return m_state; }
    //! The order being confirmed or sent.
    const TransferDraft& draft() const { return m_draft; }
    //! Of the shown order; none before it is sent.
    const std::optional<Uuid>& key() const { return m_key; }
    //! The latest status of the sent order.
    const client::OrderProgress& progress() const { return m_progress; }

    //! Editing, Refused or NotBooked → Confirming. The draft is complete.
    void review(const TransferDraft& draft);
    //! Confirming: the same order, of whose accounts more is known.
    void renew(const TransferDraft& draft);
    //! Confirming → Editing.
    void withdraw();
    //! Confirming → Sending. Anything else is ignored.
    void confirm();
    //! Back to an empty form. An order in flight continues and is listed on the page of unresolved orders.
    void startAnew();
    void checkNow();

    //! The latest order like this one: of the last hour as the bank knows them, whoever gave them (`preview` is that of
    //! the draft, or null), or what this session sent on this branch day and was not refused.
    std::optional<Repetition> repetitionOf(const TransferDraft& draft, const contract::TransferPreview* preview) const;

Q_SIGNALS:
    void stateChanged();
    //! New information about an order in the same state.
    void progressed();

private:
    struct Sent
    {
        Uuid key;
        Iban debtor;
        Iban creditor;
        Money amount;
        Instant at; //!< By the bank's clock.
        QDate day;  //!< The branch's.
    };

    const Sent* lastSent(const TransferDraft& draft) const;
    void onReport(const client::OrderProgress& progress);
    void setState(TransferState state);

    client::OrderSender& m_sender;
    TransferState m_state = TransferState::Editing;
    TransferDraft m_draft;
    client::OrderProgress m_progress;
    std::optional<Uuid> m_key; //!< Of the shown order.
    std::vector<Sent> m_sent;
};

} // namespace cf::ui
