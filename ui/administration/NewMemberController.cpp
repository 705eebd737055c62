#include "ui/administration/NewMemberController.h"

#include "ui/common/FailureText.h"

namespace cf::ui {

NewMemberController::NewMemberController(client::Bank& bank, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
{
}

void NewMemberController::add(const contract::NewStaff& person)
{
    m_bank.call<contract::AddStaff>(person, {}, this,
                                    [this, form = m_form, name = QString::fromStdString(person.displayName)](
                                        const client::CallResult<contract::StaffRow>& result) {
                                        if (result)
                                            Q_EMIT added(*result, form == m_form);
                                        else
                                            onFailed(form, name, result.error());
                                    });
}

void NewMemberController::onFailed(int form, const QString& name, const client::CallFailure& failure)
{
    const bool isKnown = failure.kind != client::FailureKind::Unknown;
    const QString reason = FailureText::forFailure(failure, RequestKind::Change);
    const QString doubt =
        tr("It is not known whether %1 was added. Check the list before you add them again.", "%1: a person's name")
            .arg(name);
    if (form != m_form) {
        //: %1: a person's name, %2: one or more whole sentences
        return Q_EMIT reported(Tone::Danger, isKnown ? tr("%1 was not added. %2").arg(name, reason) : doubt);
    }
    //: %1: a person's name
    const QString kept = tr("%1 was not added. The form still contains what was typed.").arg(name);
    Q_EMIT failed(failure, reason, isKnown ? kept : doubt);
}

} // namespace cf::ui
