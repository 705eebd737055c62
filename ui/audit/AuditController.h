// Keeps the audit screen's list, and what happens in the trail meanwhile: how far it is sealed, what waits, how much is
// newer than the list. AuditPage has one and draws it.
#pragma once

#include "models/tables/AuditTableModel.h"
#include "models/tables/UnsealedTableModel.h"

#include <QDate>
#include <QTimer>

#include <chrono>

namespace cf::ui {

class AuditController : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kInterval{1500};

    //! The bank outlives this. `interval`: between two looks at what is sealed.
    explicit AuditController(client::Bank& bank, std::chrono::milliseconds interval = kInterval,
                             QObject* parent = nullptr);

    tables::AuditTableModel& list() { return m_list; }
    tables::UnsealedTableModel& unsealed() { return m_unsealed; }
    //! Empty until the bank has answered once.
    const std::optional<contract::AuditState>& state() const { return m_state; }
    //! A sentence while the bank does not answer how far the trail is sealed.
    const QString& error() const { return m_error; }
    //! How many events were sealed since the list began.
    std::int64_t newEvents() const;

    //! Looks after the trail at intervals; the page does while it is shown.
    void setWatching(bool watching);
    //! Another list, from the newest event.
    void show(const contract::AuditQuery& filter);
    //! The list as it was: held at `end`.
    void showAgain(const contract::AuditQuery& filter, std::int64_t end);
    //! What is watched is asked for at once, and what failed in the list again.
    void lookNow();
    //! The same list with what is new.
    void showNew();
    //! Looks for the last event of a day, or before it; dayFound() or dayMissed() follows.
    void findDay(QDate day);
    //! Neither of the two follows any more.
    void forgetDay() { m_day.cancel(); }

Q_SIGNALS:
    //! State, what waits or newEvents() says something else.
    void changed();
    void dayFound(std::int64_t seq);
    //! With a sentence.
    void dayMissed(const QString& why);

private:
    void look();
    void onState(const client::CallResult<contract::AuditState>& result);
    void lookAtUnsealed();
    void lookAgain();
    void askDay(const contract::AuditQuery& query);

    client::Bank& m_bank;
    tables::AuditTableModel m_list;
    tables::UnsealedTableModel m_unsealed;
    std::optional<contract::AuditState> m_state;
    QString m_error;
    contract::AuditQuery m_filter;
    QTimer m_timer;
    client::CallHandle m_look;
    client::CallHandle m_day;
    bool m_watching = false;
};

} // namespace cf::ui
