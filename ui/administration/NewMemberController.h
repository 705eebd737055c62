// Somebody new on the way to the bank. What came of it is told even when the form they were typed into is gone by then.
// AddMemberView draws it.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Administration.h"
#include "ui/theme/Theme.h"

#include <QObject>

namespace cf::ui {

class NewMemberController : public QObject
{
    Q_OBJECT

public:
    //! The bank outlives this.
    explicit NewMemberController(client::Bank& bank, QObject* parent = nullptr);

    //! Another form is begun: an answer that is still to come belongs to none.
    void startAnew() { ++m_form; }
    void add(const contract::NewStaff& person);

Q_SIGNALS:
    //! `fromHere`: the form is still the one that was sent; otherwise another one was begun.
    void added(const cf::contract::StaffRow& member, bool fromHere);
    //! Why not, of the form that is still there; `elsewhere`: said to whoever does not look at it.
    void failed(const cf::client::CallFailure& failure, const QString& reason, const QString& elsewhere);
    //! Why not, of somebody whose form is gone.
    void told(cf::ui::Tone tone, const QString& sentence);

private:
    //! `form`: which one was sent; `name`: of the person in it.
    void onFailed(int form, const QString& name, const client::CallFailure& failure);

    client::Bank& m_bank;
    int m_form = 0; //!< Counts the forms that were begun.
};

} // namespace cf::ui
