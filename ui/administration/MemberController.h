// Lets an administrator edit one member of staff: fetched with its version, changed only from that version, outcomes
// reported as sentences. MemberView displays it.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Administration.h"
#include "ui/theme/Theme.h"

#include <QObject>

namespace cf::ui {

class MemberController : public QObject
{
    Q_OBJECT

public:
    enum class Action
    {
        Update,
        Disable, //!< Or enable.
        Unlock,
        Reset,
    };

    //! The bank outlives this.
    explicit MemberController(client::Bank& bank, QObject* parent = nullptr);

    //! Drops the previous member and fetches this one.
    void show(const StaffId& id);
    //! Fetches again unless a fetch is already pending.
    void refresh();

    //! Null while there is none.
    const contract::StaffRow* member() const { return m_member ? &m_member->value : nullptr; }
    bool isLoading() const { return m_loading; }
    //! An error sentence if the last fetch failed; an older member may still be present.
    const QString& error() const { return m_error; }
    //! The action in flight; nothing else is sent meanwhile.
    std::optional<Action> action() const { return m_action; }

    //! For the shown member. A concurrent change is reported with its author, and nothing is changed.
    void update(contract::StaffUpdate update);
    void unlock();
    void resetSecondFactor();

Q_SIGNALS:
    //! A value above changed.
    void changed();
    //! An action ended: the list may be stale. The sentence names the person.
    void reported(cf::ui::Tone tone, const QString& sentence);
    //! Somebody else changed the shown member; refresh() fetches the current state.
    void conflicted(const QString& sentence);

private:
    using Member = client::Versioned<contract::StaffRow>;

    client::Callback<Member> taking(const QString& done);
    void fetch();
    void onFetched(client::CallResult<Member> result);
    void onActed(const Member& before, const QString& done, client::CallResult<Member> result);
    void tellConflict(const Member& before);
    bool begin(Action action);

    client::Bank& m_bank;
    std::optional<StaffId> m_id;
    std::optional<Member> m_member;
    QString m_error;
    bool m_loading = false;
    std::optional<Action> m_action;
    client::CallHandle m_fetch;
};

} // namespace cf::ui
