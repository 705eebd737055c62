#include "ui/administration/NewMemberView.h"

#include "ui/administration/StaffFields.h"
#include "ui/shell/OutcomeBanner.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/FormRow.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/SectionCard.h"
#include "ui/widgets/Styling.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace cf::ui {

NewMemberView::NewMemberView(client::Bank& bank, QWidget* parent)
    : KeyedWidget(parent)
    , m_controller(bank)
    , m_banner(new MessageBanner(this))
    , m_userName(new UserNameEdit(this))
    , m_name(new PersonNameEdit(this))
    , m_role(new QComboBox(this))
    , m_branch(new QComboBox(this))
    , m_add(new BusyButton(tr("Add", "somebody new"), this))
{
    fillRoles(m_role);
    setKind(m_add, ButtonKind::Primary);
    layOut();
    connect(m_add, &QPushButton::clicked, this, &NewMemberView::submit);
    connect(&m_controller, &NewMemberController::added, this, &NewMemberView::onAdded);
    connect(&m_controller, &NewMemberController::failed, this, &NewMemberView::onFailed);
    connect(&m_controller, &NewMemberController::reported, this, &NewMemberView::reported);
    addKey(Qt::CTRL | Qt::Key_Return, tr("Add", "somebody new"), m_add);
    addKey(Qt::CTRL | Qt::Key_Enter, {}, [this] { submit(); });
    addKey(Qt::Key_Escape, tr("Back to the list"), [this] { Q_EMIT backRequested(); });
}

void NewMemberView::layOut()
{
    auto* card = new SectionCard(tr("Add a person"), this);
    card->setMaximumWidth(em(38));
    auto* userName = new FormRow(tr("&User name"), m_userName, card);
    userName->setHint(tr("What the person signs in with. It cannot be changed later."));
    m_branchRow = new FormRow(tr("&Branch"), m_branch, card);
    auto* note = plainLabel(tr("No code is shown here: the enrolment code is printed at the server afterwards."),
                            TextRole::Small, card);
    note->setWordWrap(true);
    setTextTone(note, Tone::Neutral);
    auto* cancel = new QPushButton(tr("Cancel", "a form"), card);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(em(0.6));
    buttons->addWidget(m_add);
    buttons->addWidget(cancel);
    buttons->addStretch();
    card->body()->addWidget(new FormRow(tr("&Name"), m_name, card));
    card->body()->addWidget(userName);
    card->body()->addWidget(new FormRow(tr("&Role"), m_role, card));
    card->body()->addWidget(m_branchRow);
    card->body()->addWidget(note);
    card->body()->addLayout(buttons);
    auto* content = new QWidget(this);
    auto* cards = new QVBoxLayout(content);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->addWidget(card);
    cards->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.7));
    column->addWidget(m_banner);
    column->addWidget(new ScrollPane(content, this), 1);
    connect(cancel, &QPushButton::clicked, this, [this] {
        start();
        Q_EMIT backRequested();
    });
    setTabOrder(m_name, m_userName);
    setTabOrder(m_userName, m_role);
    setTabOrder(m_role, m_branch);
    setTabOrder(m_branch, m_add);
    setTabOrder(m_add, cancel);
}

void NewMemberView::start()
{
    m_controller.startAnew();
    setBusy(false);
    m_banner->clearMessage();
    m_userName->reset();
    m_name->reset();
    chooseRole(m_role, Role::Teller);
}

void NewMemberView::setBranches(const std::vector<contract::BranchRow>& branches)
{
    fillBranches(m_branch, branches);
    m_branchRow->setError({});
}

void NewMemberView::takeFocus()
{
    m_name->setFocus(Qt::OtherFocusReason);
}

bool NewMemberView::isDirty() const
{
    return !m_userName->text().isEmpty() || !m_name->text().isEmpty();
}

void NewMemberView::submit()
{
    if (m_add->isBusy())
        return;
    const bool named = m_name->checkNow();
    const bool userNamed = m_userName->checkNow();
    const auto branch = chosenBranch(m_branch);
    m_branchRow->setError(branch ? QString() : tr("The branches could not be loaded. Press F5."));
    if (!named || !userNamed || !branch) {
        (!named       ? static_cast<QWidget*>(m_name)
         : !userNamed ? static_cast<QWidget*>(m_userName)
                      : m_branch)
            ->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_banner->clearMessage();
    setBusy(true);
    m_controller.add({m_userName->text().toStdString(), m_name->name(), chosenRole(m_role), *branch});
}

//! No input while the form is being sent.
void NewMemberView::setBusy(bool busy)
{
    m_add->setBusy(busy, tr("Adding…"));
    m_name->setReadOnly(busy);
    m_userName->setReadOnly(busy);
}

void NewMemberView::onAdded(const contract::StaffRow& member, bool fromHere)
{
    if (fromHere)
        start();
    Q_EMIT added(member, fromHere);
}

void NewMemberView::onFailed(const client::CallFailure& failure, const QString& reason, const QString& elsewhere)
{
    setBusy(false);
    if (!failure.problem || !showAtField(*failure.problem))
        m_banner->showMessage(Tone::Danger, reason);
    notifyIfHidden(*this, {{}, Tone::Danger, elsewhere, NavigationTarget{PageId::Administration, {}}, {}});
}

bool NewMemberView::showAtField(const contract::Problem& problem)
{
    if (problem.code == contract::ErrorCode::NameTaken) {
        m_userName->setRefusal(tr("Somebody already has this user name."));
        if (isVisible())
            m_userName->setFocus(Qt::OtherFocusReason);
        return true;
    }
    bool shown = false;
    for (const auto& error : problem.errors) {
        if (error.pointer == "/userName")
            m_userName->setRefusal(tr("The bank does not accept this user name."));
        else if (error.pointer == "/displayName")
            m_name->setRefusal(tr("The bank does not accept this name."));
        else if (error.pointer == "/branch")
            m_branchRow->setError(tr("The bank no longer has this branch."));
        else
            continue;
        shown = true;
    }
    return shown;
}

} // namespace cf::ui
