// Holds the audit screen's list and tracks the trail meanwhile: how far it is sealed, what is unsealed, how much is
// newer than the list. Owned by AuditPage.
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

    //! The bank outlives this. `interval`: between two polls of the sealing state.
    explicit AuditController(client::Bank& bank, std::chrono::milliseconds interval = kInterval,
                             QObject* parent = nullptr);

    tables::AuditTableModel& list() { return m_list; }
    tables::UnsealedTableModel& unsealed() { return m_unsealed; }
    //! Empty until the bank's first answer.
    const std::optional<contract::AuditState>& state() const { return m_state; }
    //! An error sentence while the sealing state cannot be fetched.
    const QString& error() const { return m_error; }
    //! How many events were sealed since the list was opened.
    std::int64_t newEvents() const;

    //! Polls the trail; on while the page is shown.
    void setWatching(bool watching);
    //! A new list from the newest event.
    void show(const contract::AuditQuery& filter);
    //! The list as it was, ending at `end`.
    void showAgain(const contract::AuditQuery& filter, std::int64_t end);
    //! Polls at once and retries what failed in the list.
    void pollNow();
    //! The same list including new events.
    void showNew();
    //! Finds the last event on or before a day; dayFound() or dayMissed() follows.
    void findDay(QDate day);
    //! Cancels it: neither signal follows.
    void cancelFindDay() { m_day.cancel(); }

Q_SIGNALS:
    //! State, unsealed events or newEvents() changed.
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
