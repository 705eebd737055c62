// An action in flight is never cancelled: its outcome is reported even if another member is shown by then.
#include "ui/administration/MemberController.h"

#include "models/tables/StaffText.h"
#include "ui/administration/MemberText.h"
#include "ui/common/FailureText.h"

namespace cf::ui {

using contract::StaffRow;

namespace {

QString updateSentence(const StaffRow& before, const contract::StaffUpdate& update)
{
    const QString name = QString::fromStdString(before.displayName);
    if (update.disabled == true)
        return MemberController::tr("%1 is disabled and signed out everywhere.", "%1: a person's name").arg(name);
    if (update.disabled == false)
        return MemberController::tr("%1 is enabled.", "%1: a person's name").arg(name);
    return MemberController::tr("The changes to %1 are saved.", "%1: a person's name").arg(name);
}

} // namespace

MemberController::MemberController(client::Bank& bank, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
{
}

void MemberController::show(const StaffId& id)
{
    m_fetch.cancel();
    if (m_id != id) {
        m_member.reset();
        m_error.clear();
    }
    m_id = id;
    fetch();
}

void MemberController::refresh()
{
    if (m_id && !m_loading && !m_action)
        fetch();
}

void MemberController::fetch()
{
    m_loading = true;
    m_fetch = m_bank.callVersioned<contract::GetStaffMember>(
        {*m_id}, {}, this, [this](client::CallResult<Member> result) { onFetched(std::move(result)); });
    Q_EMIT changed();
}

void MemberController::onFetched(client::CallResult<Member> result)
{
    m_loading = false;
    m_error.clear();
    if (result) {
        m_member = std::move(result).value();
    } else {
        m_error = FailureText::forFailure(result.error(), RequestKind::Read);
        if (client::isNotThere(result.error()))
            m_member.reset();
    }
    Q_EMIT changed();
}

bool MemberController::begin(Action action)
{
    if (m_action || !m_member)
        return false;
    // An older answer must not follow the action's newer one.
    m_fetch.cancel();
    m_loading = false;
    m_action = action;
    return true;
}

client::Callback<MemberController::Member> MemberController::taking(const QString& done)
{
    return [this, before = *m_member, done](client::CallResult<Member> result) {
        onActed(before, done, std::move(result));
    };
}

void MemberController::update(contract::StaffUpdate update)
{
    const Action action = update.disabled ? Action::Disable : Action::Update;
    if (!begin(action))
        return;
    update.staffId = m_member->value.id;
    m_bank.callVersioned<contract::UpdateStaff>(update, {.match = m_member->etag}, this,
                                                taking(updateSentence(m_member->value, update)));
    Q_EMIT changed();
}

void MemberController::unlock()
{
    if (!begin(Action::Unlock))
        return;
    const QString done = tr("%1 is unlocked and can sign in again.", "%1: a person's name")
                             .arg(QString::fromStdString(m_member->value.displayName));
    m_bank.callVersioned<contract::UnlockStaff>({m_member->value.id}, {}, this, taking(done));
    Q_EMIT changed();
}

void MemberController::resetSecondFactor()
{
    if (!begin(Action::Reset))
        return;
    const QString done = tr("%1 is signed out everywhere and has to enrol again.", "%1: a person's name")
                             .arg(QString::fromStdString(m_member->value.displayName));
    m_bank.callVersioned<contract::ResetSecondFactor>({m_member->value.id}, {}, this, taking(done));
    Q_EMIT changed();
}

void MemberController::onActed(const Member& before, const QString& done, client::CallResult<Member> result)
{
    m_action.reset();
    const bool shown = m_id == before.value.id;
    if (result) {
        if (shown) {
            // If shown again meanwhile, it was refetched; that answer may be older.
            m_fetch.cancel();
            m_loading = false;
            m_member = std::move(result).value();
        }
        Q_EMIT changed();
        Q_EMIT reported(Tone::Success, done);
        return;
    }
    Q_EMIT changed();
    const client::CallFailure& failure = result.error();
    if (failure.problem && failure.problem->code == contract::ErrorCode::PreconditionFailed) {
        tellConflict(before);
        return;
    }
    Q_EMIT reported(Tone::Danger, MemberText::failed(before.value, failure));
    if (shown && failure.kind == client::FailureKind::Unknown)
        fetch();
}

void MemberController::tellConflict(const Member& before)
{
    // The current record says who it was. The input stays until the administrator discards it.
    m_bank.callVersioned<contract::GetStaffMember>(
        {before.value.id}, {}, this, [this, before](const client::CallResult<Member>& now) {
            const QString sentence =
                now ? MemberText::conflict(now->value) : FailureText::forCode(contract::ErrorCode::PreconditionFailed);
            if (m_id == before.value.id)
                Q_EMIT conflicted(sentence);
            else
                Q_EMIT reported(Tone::Warning, sentence);
        });
}

} // namespace cf::ui
