#include "ui/administration/MemberForm.h"

#include "ui/administration/StaffFields.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/FormRow.h"
#include "ui/widgets/Styling.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cf::ui {

MemberForm::MemberForm(QWidget* parent)
    : SectionCard(tr("Name, role and branch"), parent)
    , m_name(new PersonNameEdit(this))
    , m_role(new QComboBox(this))
    , m_branch(new QComboBox(this))
    , m_save(new BusyButton(tr("Save"), this))
    , m_discard(new QPushButton(tr("Discard", "changes that were typed"), this))
{
    fillRoles(m_role);
    setKind(m_save, ButtonKind::Primary);
    m_save->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    auto* fields = new QHBoxLayout;
    fields->setSpacing(em(0.9));
    fields->addWidget(new FormRow(tr("&Name"), m_name, this), 3);
    fields->addWidget(new FormRow(tr("&Role"), m_role, this), 2);
    fields->addWidget(new FormRow(tr("&Branch"), m_branch, this), 2);
    body()->addLayout(fields);
    addHeaderWidget(m_discard);
    addHeaderWidget(m_save);
    setTabOrder(m_name, m_role);
    setTabOrder(m_role, m_branch);
    setTabOrder(m_branch, m_save);
    setTabOrder(m_save, m_discard);
    connect(m_name, &QLineEdit::textChanged, this, &MemberForm::onEdited);
    connect(m_role, &QComboBox::currentIndexChanged, this, &MemberForm::onEdited);
    connect(m_branch, &QComboBox::currentIndexChanged, this, &MemberForm::onEdited);
    connect(m_save, &QPushButton::clicked, this, &MemberForm::saveRequested);
    connect(m_discard, &QPushButton::clicked, this, &MemberForm::discardRequested);
}

void MemberForm::setBranches(const std::vector<contract::BranchRow>& branches)
{
    fillBranches(m_branch, branches);
}

void MemberForm::fill(const contract::StaffRow& member, bool all)
{
    const contract::StaffUpdate typed = all ? contract::StaffUpdate() : edited();
    m_filled = member;
    if (!typed.displayName)
        m_name->setText(QString::fromStdString(member.displayName));
    if (!typed.role)
        chooseRole(m_role, member.role);
    if (!typed.branch)
        chooseBranch(m_branch, member.branch);
    onEdited();
}

contract::StaffUpdate MemberForm::edited() const
{
    contract::StaffUpdate update;
    if (!m_filled)
        return update;
    if (m_name->name() != m_filled->displayName)
        update.displayName = m_name->name();
    if (chosenRole(m_role) != m_filled->role)
        update.role = chosenRole(m_role);
    if (const auto branch = chosenBranch(m_branch); branch && *branch != m_filled->branch.id)
        update.branch = branch;
    return update;
}

bool MemberForm::isDirty() const
{
    const contract::StaffUpdate update = edited();
    return update.displayName || update.role || update.branch;
}

bool MemberForm::checkNow()
{
    return m_name->checkNow();
}

QString MemberForm::branchName() const
{
    return m_branch->currentText();
}

void MemberForm::setBusy(bool busy)
{
    m_save->setBusy(busy);
    onEdited();
}

QWidget* MemberForm::firstField() const
{
    return m_name;
}

void MemberForm::onEdited()
{
    // Disabling the busy button would move the focus elsewhere.
    m_save->setEnabled(isDirty() || m_save->isBusy());
    m_discard->setEnabled(isDirty());
}

} // namespace cf::ui
