// The form for a new member of staff. Part of StaffPanel.
#pragma once

#include "ui/administration/NewMemberController.h"
#include "ui/shell/KeyedWidget.h"

#include <QWidget>

class QComboBox;

namespace cf::ui {

class BusyButton;
class FormRow;
class MessageBanner;
class PersonNameEdit;
class UserNameEdit;

class NewMemberView : public KeyedWidget
{
    Q_OBJECT

public:
    //! The bank outlives this.
    explicit NewMemberView(client::Bank& bank, QWidget* parent = nullptr);

    //! Clears the form; a pending answer no longer belongs to it.
    void start();
    void setBranches(const std::vector<contract::BranchRow>& branches);
    void takeFocus();
    //! The form has input.
    bool isDirty() const;

Q_SIGNALS:
    void backRequested();
    //! `fromHere`: the form is still the one that was sent; otherwise another or none is open.
    void added(const cf::contract::StaffRow& member, bool fromHere);
    //! Why somebody was not added, when their form is already gone.
    void reported(cf::ui::Tone tone, const QString& sentence);

private:
    void layOut();
    void submit();
    void onAdded(const contract::StaffRow& member, bool fromHere);
    void onFailed(const client::CallFailure& failure, const QString& reason, const QString& elsewhere);
    void setBusy(bool busy);
    bool showAtField(const contract::Problem& problem);

    NewMemberController m_controller;
    MessageBanner* m_banner;
    UserNameEdit* m_userName;
    PersonNameEdit* m_name;
    QComboBox* m_role;
    QComboBox* m_branch;
    FormRow* m_branchRow;
    BusyButton* m_add;
};

} // namespace cf::ui
