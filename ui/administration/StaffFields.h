// The fields for a member of staff's user name and name, each with what is wrong with its text.
#pragma once

#include "services/contract/Administration.h"
#include "ui/widgets/FieldEdit.h"

class QComboBox;

namespace cf::ui {

//! 2 to 64 small letters, digits, dots, hyphens and underscores, as the bank wants it.
class UserNameEdit : public FieldEdit
{
    Q_OBJECT

public:
    explicit UserNameEdit(QWidget* parent = nullptr);

protected:
    QString problem() const override;
    //! Without blanks, which are none of it.
    QString kept(const QString& text) const override;
};

//! A person's name as colleagues read it; at most 100 characters.
class PersonNameEdit : public FieldEdit
{
    Q_OBJECT

public:
    explicit PersonNameEdit(QWidget* parent = nullptr);

    //! Without blanks at either end.
    std::string name() const { return text().trimmed().toStdString(); }

protected:
    QString problem() const override;
};

void fillRoles(QComboBox* roles);
Role chosenRole(const QComboBox* roles);
void chooseRole(QComboBox* roles, Role role);

//! Keeps what was chosen when it is still there.
void fillBranches(QComboBox* branches, const std::vector<contract::BranchRow>& rows);
//! Empty while there is no branch to choose.
std::optional<BranchId> chosenBranch(const QComboBox* branches);
//! Adds the branch when the list has not come.
void chooseBranch(QComboBox* branches, const contract::BranchRef& branch);

} // namespace cf::ui
