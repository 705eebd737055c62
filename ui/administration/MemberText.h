// Texts of the administration page about a member of staff: facts, effects of an action, its outcome.
#pragma once

#include "services/client/CallResult.h"
#include "services/contract/Administration.h"
#include "ui/widgets/Fact.h"

#include <QCoreApplication>

namespace cf::ui {

class MemberText
{
    Q_DECLARE_TR_FUNCTIONS(MemberText)

public:
    static QString name(const contract::StaffRow& member);
    static Tone tone(const contract::StaffRow& member);
    static QList<Fact> facts(const contract::StaffRow& member);
    //! The command that prints the enrolment code, to be run at the server.
    static QString inviteCommand(const contract::StaffRow& member);

    static QList<Fact> person(const contract::StaffRow& member);
    //! The effect of changing role or branch, row by row; `branch` is the new branch's name.
    static QList<Fact> difference(const contract::StaffRow& member, const contract::StaffUpdate& update,
                                  const QString& branch);
    static QString changeWarning(const contract::StaffRow& member);
    static QString disableWarning(const contract::StaffRow& member);
    static QString resetWarning(const contract::StaffRow& member);

    //! Who changed the member in the meantime, and when.
    static QString conflict(const contract::StaffRow& now);
    static QString failed(const contract::StaffRow& member, const client::CallFailure& failure);
};

} // namespace cf::ui
