// Sends a new member of staff to the bank and reports the outcome even if the form is gone by then. NewMemberView
// displays it.
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

    //! Starts another form: a pending answer belongs to none.
    void startAnew() { ++m_form; }
    void add(const contract::NewStaff& person);

Q_SIGNALS:
    //! `fromHere`: the form is still the one that was sent; otherwise another was started.
    void added(const cf::contract::StaffRow& member, bool fromHere);
    //! The reason, when the form is still there; `elsewhere`: for a user who is on another page.
    void failed(const cf::client::CallFailure& failure, const QString& reason, const QString& elsewhere);
    //! The reason, when the form is gone.
    void reported(cf::ui::Tone tone, const QString& sentence);

private:
    //! `form`: which one was sent; `name`: the person's name.
    void onFailed(int form, const QString& name, const client::CallFailure& failure);

    client::Bank& m_bank;
    int m_form = 0; //!< Counts the forms started.
};

} // namespace cf::ui
