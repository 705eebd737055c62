// One member of staff: identity, editable fields and sign-in actions. Part of StaffPanel.
#pragma once

#include "ui/administration/MemberController.h"
#include "ui/shell/KeyedWidget.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace cf::ui {

class BusyButton;
class ElidedLabel;
class FactGrid;
class LineEdit;
class MemberForm;
class RecordStack;
class SectionCard;
class StatusPill;

class MemberView : public KeyedWidget
{
    Q_OBJECT

public:
    //! The bank outlives this. No action is offered for `self`.
    MemberView(client::Bank& bank, StaffId self, QWidget* parent = nullptr);
    ~MemberView() override;

    void show(const StaffId& id);
    void setBranches(const std::vector<contract::BranchRow>& branches);
    void takeFocus();
    void refresh() { m_controller.refresh(); }

    //! There are unsaved changes.
    bool isDirty() const;
    //! As the bank has it.
    void discard();
    //! The member with unsaved changes.
    QString name() const;

    MemberController& controller() { return m_controller; }

Q_SIGNALS:
    void backRequested();
    void sessionsRequested(const cf::contract::StaffRef& person);

private:
    QWidget* buildContent();
    void addTitleRow(QVBoxLayout* column);
    SectionCard* buildEnrolment();
    SectionCard* buildAccess();
    void onChanged();
    void showMember(const contract::StaffRow& member);
    void showActions(const contract::StaffRow& member);
    void save();
    void askToDisable();
    void askToReset();
    void copyCommand();

    const StaffId m_self;
    MemberController m_controller;
    bool m_discarding = false; //!< The next answer replaces the input.
    ElidedLabel* m_name;
    StatusPill* m_state;
    BusyButton* m_refresh;
    FactGrid* m_facts;
    SectionCard* m_enrolment;
    QLabel* m_enrolmentText;
    LineEdit* m_command;
    QPushButton* m_copy;
    MemberForm* m_form;
    QPushButton* m_sessions;
    BusyButton* m_unlock;
    BusyButton* m_reset;
    BusyButton* m_disable;
    QLabel* m_selfNote;
    RecordStack* m_stack;
};

} // namespace cf::ui
