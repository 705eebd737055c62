// One audit event behind AuditEventPage: fetched, kept while its neighbour travels, and which neighbours there are.
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
    //! Fetches again unless an answer is on its way already.
    void refresh();

    //! The event that was asked for last; detail() may still be of the one before.
    std::int64_t wanted() const { return m_wanted; }
    const std::optional<contract::AuditDetail>& detail() const { return m_detail; }
    //! A sentence when the last call failed; the event that is wanted may still be there.
    const QString& error() const { return m_error; }
    bool hasNewer() const { return m_state && m_wanted + 1 < m_state->sealed; }
    bool hasOlder() const { return m_state ? m_wanted > m_state->oldest : m_wanted > 0; }

Q_SIGNALS:
    //! detail() is another, or there is none any more.
    void detailChanged();
    //! Anything else above says something else.
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
    client::CallHandle m_call;
    client::CallHandle m_look;
};

} // namespace cf::ui
