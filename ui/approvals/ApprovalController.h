// The logic of ApprovalsPage: the order that is shown, with its version, and what was decided about it, sent once and
// followed to its outcome. Knows no widgets.
#pragma once

#include "services/client/OrderSender.h"
#include "services/contract/Approvals.h"

#include <QObject>
#include <QString>

#include <map>
#include <optional>
#include <string>

namespace cf::ui {

class ApprovalController : public QObject
{
    Q_OBJECT

public:
    //! Both outlive this. `self` is the person signed in.
    ApprovalController(client::Bank& bank, client::OrderSender& sender, StaffId self, QObject* parent = nullptr);

    //! Loads another order; of the same one, what is shown stays until the answer is here.
    void show(const ApprovalId& id);
    //! Shows none.
    void clear();
    //! Loads it again, unless that is on its way.
    void refresh();

    const std::optional<ApprovalId>& id() const { return m_id; }
    //! The order as last loaded, null while there is none.
    const contract::Approval* approval() const { return m_approval ? &m_approval->value : nullptr; }
    //! Of that version; empty: there is none.
    std::string etag() const { return m_approval ? m_approval->etag : std::string(); }
    //! A sentence if the last load failed; an older version may still be there.
    const QString& error() const { return m_error; }

    //! While something that was sent has no outcome, nothing may be.
    bool mayDecide() const;
    bool mayWithdraw() const;
    //! Whether its amount or memo can be changed here: a transfer of two legs by the person signed in.
    bool mayChange() const;

    //! Each but withdraw(), which takes back whatever the order says by now, is about the version that is shown.
    //! Ignored if it may not be done.
    void approve(const QString& code);
    void reject(const QString& comment);
    void sendBack(const QString& comment);
    void withdraw();
    void change(const Money& amount, const QString& memo);
    //! Asks about latest()'s unknown outcome now.
    void checkNow();

    //! What was sent last, about whichever order; null: nothing.
    const client::OrderProgress* latest() const { return m_latest ? &m_sent.at(*m_latest) : nullptr; }
    //! Whether it was about the shown order.
    bool isLatestShown() const { return m_latest && m_latest == m_id; }
    //! The bank's objection to the code that was sent last; empty: none.
    static QString codeRefusal(const client::OrderProgress& progress);
    //! Whether it was refused because the order is not as it was shown.
    static bool isChangedSince(const client::OrderProgress& progress);

Q_SIGNALS:
    //! approval(), error() or what may be done.
    void changed();
    //! latest().
    void progressed();
    //! latest() has its outcome.
    void settled();

private:
    bool isOpen() const;
    bool isOwnAndOpen() const;
    void take(client::CallResult<client::Versioned<contract::Approval>> result);
    template <class Operation>
    void send(client::OrderKind kind, typename Operation::Request request);
    void onReport(const ApprovalId& id, const client::OrderProgress& progress);

    client::Bank& m_bank;
    client::OrderSender& m_sender;
    StaffId m_self;
    std::optional<ApprovalId> m_id;
    std::optional<client::Versioned<contract::Approval>> m_approval;
    QString m_error;
    bool m_loading = false;
    client::CallHandle m_call;
    std::map<ApprovalId, client::OrderProgress> m_sent; //!< Without an outcome, and the latest.
    std::optional<ApprovalId> m_latest;                 //!< What that was about.
};

} // namespace cf::ui
