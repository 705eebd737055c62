#include "ui/administration/StaffFields.h"

#include "models/tables/AuditText.h"
#include "ui/widgets/OneLine.h"

#include <QComboBox>
#include <QRegularExpression>

namespace cf::ui {
namespace {

constexpr int kLongestUserName = 64;
constexpr int kLongestName = 100; // characters

QString keyOf(BranchId id)
{
    return QString::fromStdString(id.toString());
}

QString labelOf(const contract::BranchRef& branch)
{
    //: %1: a branch's code, %2: its name
    return UserNameEdit::tr("%1 %2").arg(QString::fromStdString(branch.code), QString::fromStdString(branch.name));
}

} // namespace

UserNameEdit::UserNameEdit(QWidget* parent)
    : FieldEdit(parent)
{
    setMaxLength(kLongestUserName);
    setInputMethodHints(Qt::ImhLowercaseOnly | Qt::ImhNoPredictiveText);
    setLayoutDirection(Qt::LeftToRight);
}

QString UserNameEdit::kept(const QString& text) const
{
    return oneLine(text).remove(QLatin1Char(' '));
}

QString UserNameEdit::problem() const
{
    static const QRegularExpression kAllowed(QStringLiteral("^[a-z0-9._-]*$"));
    if (text().isEmpty())
        return tr("Enter the name to sign in with.");
    if (!kAllowed.match(text()).hasMatch())
        return tr("Only small letters a to z, digits, dot, hyphen and underscore.");
    return text().size() < 2 ? tr("At least two characters.") : QString();
}

PersonNameEdit::PersonNameEdit(QWidget* parent)
    : FieldEdit(parent)
{
    setLongest(kLongestName);
}

QString PersonNameEdit::problem() const
{
    return name().empty() ? tr("Enter the person's name.") : QString();
}

void fillRoles(QComboBox* roles)
{
    for (const Role role : {Role::Teller, Role::Supervisor, Role::Compliance, Role::Administrator})
        roles->addItem(tables::AuditText::role(role), static_cast<int>(role));
}

Role chosenRole(const QComboBox* roles)
{
    return static_cast<Role>(roles->currentData().toInt());
}

void chooseRole(QComboBox* roles, Role role)
{
    // A role known only to a newer version can be kept but not assigned.
    if (roles->findData(static_cast<int>(role)) < 0)
        roles->addItem(tables::AuditText::role(role), static_cast<int>(role));
    roles->setCurrentIndex(roles->findData(static_cast<int>(role)));
}

void fillBranches(QComboBox* branches, const std::vector<contract::BranchRow>& rows)
{
    const QVariant chosen = branches->currentData();
    const QString label = branches->currentText();
    branches->clear();
    for (const auto& row : rows)
        branches->addItem(labelOf(row.branch), keyOf(row.branch.id));
    if (!chosen.isValid())
        return;
    if (branches->findData(chosen) < 0)
        branches->addItem(label, chosen);
    branches->setCurrentIndex(branches->findData(chosen));
}

std::optional<BranchId> chosenBranch(const QComboBox* branches)
{
    return BranchId::parse(branches->currentData().toString().toStdString());
}

void chooseBranch(QComboBox* branches, const contract::BranchRef& branch)
{
    if (branches->findData(keyOf(branch.id)) < 0)
        branches->addItem(labelOf(branch), keyOf(branch.id));
    branches->setCurrentIndex(branches->findData(keyOf(branch.id)));
}

} // namespace cf::ui
