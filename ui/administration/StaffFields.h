// The fields for a member of staff's user name and name, with validation errors.
#pragma once

#include "services/contract/Administration.h"
#include "ui/widgets/FieldEdit.h"

class QComboBox;

namespace cf::ui {

//! 2 to 64 lower-case letters, digits, dots, hyphens and underscores, as the bank requires.
class UserNameEdit : public FieldEdit
{
    Q_OBJECT

public:
    explicit UserNameEdit(QWidget* parent = nullptr);

protected:
    QString problem() const override;
    //! Without spaces.
    QString kept(const QString& text) const override;
};

//! A person's name as colleagues read it; at most 100 characters.
class PersonNameEdit : public FieldEdit
{
    Q_OBJECT

public:
    explicit PersonNameEdit(QWidget* parent = nullptr);

    //! Trimmed.
    std::string name() const { return text().trimmed().toStdString(); }

protected:
    QString problem() const override;
};

void fillRoles(QComboBox* roles);
Role chosenRole(const QComboBox* roles);
void chooseRole(QComboBox* roles, Role role);

//! Keeps the selection if it still exists.
void fillBranches(QComboBox* branches, const std::vector<contract::BranchRow>& rows);
//! Empty while there are no branches.
std::optional<BranchId> chosenBranch(const QComboBox* branches);
//! Adds the branch if the list has not arrived yet.
void chooseBranch(QComboBox* branches, const contract::BranchRef& branch);

} // namespace cf::ui
