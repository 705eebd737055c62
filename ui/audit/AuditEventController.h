// The audit event behind AuditEventPage: fetched, kept while a neighbour loads, with its neighbours.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Audit.h"

#include <QObject>

namespace cf::ui {

class AuditEventController : public QObject
{
    Q_OBJECT

public:
    //! The bank outlives this.
    explicit AuditEventController(client::Bank& bank, QObject* parent = nullptr);

    void show(std::int64_t seq);
    //! Fetches again unless a fetch is already pending.
    void refresh();

    //! The event requested last; detail() may still be the previous one.
    std::int64_t wanted() const { return m_wanted; }
    const std::optional<contract::AuditDetail>& detail() const { return m_detail; }
    //! An error sentence if the last call failed; the wanted event may still be present.
    const QString& error() const { return m_error; }
    bool hasNewer() const { return m_state && m_wanted + 1 < m_state->sealed; }
    bool hasOlder() const { return m_state ? m_wanted > m_state->oldest : m_wanted > 0; }

Q_SIGNALS:
    //! detail() changed or is gone.
    void detailChanged();
    //! Anything else above changed.
    void changed();

private:
    void fetch();
    void lookAtState();

    client::Bank& m_bank;
    std::int64_t m_wanted = -1;
    std::optional<contract::AuditDetail> m_detail;
    std::optional<contract::AuditState> m_state;
    QString m_error;
    bool m_asking = false;
    bool m_justOpened = false;
    client::CallHandle m_call;
    client::CallHandle m_look;
};

} // namespace cf::ui
