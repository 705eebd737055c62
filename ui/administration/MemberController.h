// One member of staff as an administrator works on them: fetched with its version, changed only from that version, and
// what came of it told in a sentence. MemberView draws what it holds.
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
    enum class Act
    {
        Update,
        Disable, //!< Or enable.
        Unlock,
        Reset,
    };

    //! The bank outlives this.
    explicit MemberController(client::Bank& bank, QObject* parent = nullptr);

    //! Forgets whoever was shown before and fetches this one.
    void show(const StaffId& id);
    //! Fetches again unless an answer is on its way already.
    void refresh();

    //! Null while there is none.
    const contract::StaffRow* member() const { return m_member ? &m_member->value : nullptr; }
    bool isLoading() const { return m_loading; }
    //! A sentence when the last fetch failed; an older member may still be there.
    const QString& error() const { return m_error; }
    //! What is on its way to the bank; nothing else is sent meanwhile.
    std::optional<Act> act() const { return m_act; }

    //! Of the member that is shown. A change made elsewhere meanwhile is told with its author, and nothing is changed.
    void update(contract::StaffUpdate update);
    void unlock();
    void resetSecondFactor();

Q_SIGNALS:
    //! Anything above says something else.
    void changed();
    //! An act ended: the list beside may be old. The sentence names the person.
    void told(cf::ui::Tone tone, const QString& sentence);
    //! Somebody else changed the member that is shown; refresh() shows how it is now.
    void conflicted(const QString& sentence);

private:
    using Member = client::Versioned<contract::StaffRow>;

    client::Callback<Member> taking(const QString& done);
    void fetch();
    void onFetched(client::CallResult<Member> result);
    void onActed(const Member& before, const QString& done, client::CallResult<Member> result);
    void tellConflict(const Member& before);
    bool begin(Act act);

    client::Bank& m_bank;
    std::optional<StaffId> m_id;
    std::optional<Member> m_member;
    QString m_error;
    bool m_loading = false;
    std::optional<Act> m_act;
    client::CallHandle m_fetch;
};

} // namespace cf::ui
