// The editable fields of a member of staff: name, role and branch, and which are unsaved. Part of MemberView.
#pragma once

#include "services/contract/Administration.h"
#include "ui/widgets/SectionCard.h"

#include <vector>

class QComboBox;
class QPushButton;

namespace cf::ui {

class BusyButton;
class PersonNameEdit;

class MemberForm : public SectionCard
{
    Q_OBJECT

public:
    explicit MemberForm(QWidget* parent = nullptr);

    void setBranches(const std::vector<contract::BranchRow>& branches);
    //! Updates from the bank; keeps user input unless `all`.
    void fill(const contract::StaffRow& member, bool all);
    void clearMember() { m_filled.reset(); }
    //! The member the form was last filled from; empty if none.
    const std::optional<contract::StaffRow>& filled() const { return m_filled; }

    //! Only the fields that differ from the loaded values.
    contract::StaffUpdate edited() const;
    bool isDirty() const;
    //! Shows each error at its field. True if there is none.
    bool checkNow();
    QString branchName() const;
    void setBusy(bool busy);
    QWidget* firstField() const;

Q_SIGNALS:
    void saveRequested();
    void discardRequested();

private:
    void onEdited();

    std::optional<contract::StaffRow> m_filled;
    PersonNameEdit* m_name;
    QComboBox* m_role;
    QComboBox* m_branch;
    BusyButton* m_save;
    QPushButton* m_discard;
};

} // namespace cf::ui
