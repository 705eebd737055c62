// The form for somebody new at the bank. Part of StaffPart.
#pragma once

#include "services/client/AdministrationGateway.h"

#include <QWidget>

class QComboBox;

namespace cf::ui {

class BusyButton;
class FormRow;
class MessageBanner;
class PersonNameEdit;
class UserNameEdit;

class AddMemberView : public QWidget
{
    Q_OBJECT

public:
    //! The gateway outlives this.
    explicit AddMemberView(client::AdministrationGateway& gateway, QWidget* parent = nullptr);

    //! An empty form; what was typed before is gone.
    void start();
    void setBranches(const std::vector<contract::BranchRow>& branches);
    void takeFocus();
    //! Something was typed.
    bool isDirty() const;

Q_SIGNALS:
    void backRequested();
    void added(const cf::contract::StaffRow& member);

private:
    void layOut();
    void submit();
    void onAnswered(const client::CallResult<contract::StaffRow>& result);
    bool showAtField(const contract::Problem& problem);

    client::AdministrationGateway& m_gateway;
    MessageBanner* m_banner;
    UserNameEdit* m_userName;
    PersonNameEdit* m_name;
    QComboBox* m_role;
    QComboBox* m_branch;
    FormRow* m_branchRow;
    BusyButton* m_add;
};

} // namespace cf::ui
