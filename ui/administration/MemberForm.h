// What can be changed of a member of staff: name, role and branch, with what of it is not saved yet. Part of
// MemberView.
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
    //! Follows the bank; what was typed stays unless `all`.
    void fill(const contract::StaffRow& member, bool all);
    void clearMember() { m_filled.reset(); }
    //! Whom the form was filled from last; empty: nobody yet.
    const std::optional<contract::StaffRow>& filled() const { return m_filled; }

    //! Only what differs from what the form was filled with.
    contract::StaffUpdate edited() const;
    bool isDirty() const;
    //! Shows what is wrong at its field. True when nothing is.
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
