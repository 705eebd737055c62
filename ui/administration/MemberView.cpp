#include "ui/administration/MemberView.h"

#include "models/tables/StaffText.h"
#include "ui/accounts/RecordStack.h"
#include "ui/administration/MemberForm.h"
#include "ui/administration/MemberText.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/ConfirmSheet.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FactGrid.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/LineEdit.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/SectionCard.h"
#include "ui/widgets/StatusPill.h"
#include "ui/widgets/Styling.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace cf::ui {

using contract::StaffRow;
using contract::StaffStatus;

MemberView::MemberView(client::Bank& bank, StaffId self, QWidget* parent)
    : KeyedWidget(parent)
    , m_self(self)
    , m_controller(bank)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.7));
    addTitleRow(column);
    QWidget* content = buildContent();
    m_stack = new RecordStack(new ScrollPane(content), m_form->firstField(), this);
    column->addWidget(m_stack, 1);
    connect(m_stack, &RecordStack::retryRequested, this, &MemberView::refresh);
    connect(&m_controller, &MemberController::changed, this, &MemberView::onChanged);
    addKey(Qt::CTRL | Qt::Key_Return, tr("Save"), [this] { save(); });
    addKey(Qt::CTRL | Qt::Key_Enter, {}, [this] { save(); });
    addKey(Qt::Key_Escape, tr("Back to the list"), [this] { Q_EMIT backRequested(); });
    addKey(Qt::Key_F5, tr("Refresh"), [this] { refresh(); });
}

MemberView::~MemberView() = default;

void MemberView::addTitleRow(QVBoxLayout* column)
{
    auto* back = new QPushButton(tr("← All staff", "button back to the list"), this);
    setKind(back, ButtonKind::Quiet);
    back->setAccessibleName(tr("All staff"));
    back->setToolTip(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
    m_name = new ElidedLabel({}, this);
    m_name->setFont(fontFor(TextRole::Heading));
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_state = new StatusPill(this);
    m_refresh = new BusyButton(tr("Refresh"), this);
    m_refresh->setIcon(icon(Icon::Refresh));
    auto* person = new QWidget(this);
    auto* personRow = new QHBoxLayout(person);
    personRow->setContentsMargins(0, 0, 0, 0);
    personRow->setSpacing(em(0.6));
    personRow->addWidget(m_name);
    personRow->addWidget(m_state);
    personRow->addStretch();
    person->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* top = new QWidget(this);
    auto* row = new FlowLayout(top);
    row->setSpacing(em(0.6));
    for (QWidget* each : {static_cast<QWidget*>(back), person, static_cast<QWidget*>(m_refresh)})
        row->addWidget(each);
    column->addWidget(top);
    connect(back, &QPushButton::clicked, this, &MemberView::backRequested);
    connect(m_refresh, &QPushButton::clicked, this, &MemberView::refresh);
}

QWidget* MemberView::buildContent()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.7));
    auto* card = new SectionCard({}, content);
    m_facts = new FactGrid(5, card);
    card->body()->addWidget(m_facts);
    m_selfNote =
        plainLabel(tr("This is you. Only another administrator can change your account."), TextRole::Body, content);
    m_selfNote->setWordWrap(true);
    setTextTone(m_selfNote, Tone::Neutral);
    column->addWidget(card);
    column->addWidget(m_enrolment = buildEnrolment());
    column->addWidget(m_selfNote);
    m_form = new MemberForm(content);
    column->addWidget(m_form);
    connect(m_form, &MemberForm::saveRequested, this, &MemberView::save);
    connect(m_form, &MemberForm::discardRequested, this, &MemberView::discard);
    column->addWidget(buildAccess());
    column->addStretch(1);
    return content;
}

SectionCard* MemberView::buildEnrolment()
{
    auto* card = new SectionCard(tr("Enrolment"), this);
    m_enrolmentText = plainLabel({}, TextRole::Body, card);
    m_enrolmentText->setWordWrap(true);
    m_command = new LineEdit(card);
    m_command->setReadOnly(true);
    m_command->setFont(QFont(QStringLiteral("monospace"), fontFor(TextRole::Body).pointSize()));
    m_command->setAccessibleName(tr("Command that prints the enrolment code"));
    m_command->setMaximumWidth(em(26));
    m_copy = new QPushButton(icon(Icon::Copy), tr("Copy the command"), card);
    auto* row = new QHBoxLayout;
    row->setSpacing(em(0.6));
    row->addWidget(m_command, 1);
    row->addWidget(m_copy);
    row->addStretch();
    card->body()->addWidget(m_enrolmentText);
    card->body()->addLayout(row);
    connect(m_copy, &QPushButton::clicked, this, &MemberView::copyCommand);
    return card;
}

SectionCard* MemberView::buildAccess()
{
    auto* card = new SectionCard(tr("Signing in"), this);
    m_sessions = new QPushButton(tr("Show sessions"), card);
    m_unlock = new BusyButton(tr("Unlock"), card);
    m_reset = new BusyButton(tr("Reset second factor…"), card);
    m_disable = new BusyButton({}, card);
    setKind(m_reset, ButtonKind::Danger);
    auto* line = new QWidget(card);
    auto* row = new FlowLayout(line);
    row->setSpacing(em(0.6));
    for (QPushButton* button : {m_sessions, static_cast<QPushButton*>(m_unlock), static_cast<QPushButton*>(m_reset),
                                static_cast<QPushButton*>(m_disable)})
        row->addWidget(button);
    card->body()->addWidget(line);
    connect(m_sessions, &QPushButton::clicked, this, [this] {
        if (const StaffRow* member = m_controller.member())
            Q_EMIT sessionsRequested({member->id, member->displayName});
    });
    connect(m_unlock, &QPushButton::clicked, &m_controller, &MemberController::unlock);
    connect(m_reset, &QPushButton::clicked, this, &MemberView::askToReset);
    connect(m_disable, &QPushButton::clicked, this, &MemberView::askToDisable);
    return card;
}

void MemberView::show(const StaffId& id)
{
    m_form->clearMember();
    m_discarding = false;
    m_controller.show(id);
}

void MemberView::setBranches(const std::vector<contract::BranchRow>& branches)
{
    m_form->setBranches(branches);
}

void MemberView::takeFocus()
{
    const bool mine = m_controller.member() && m_controller.member()->id == m_self;
    if (m_stack->showsContent() && m_enrolment->isVisible())
        m_copy->setFocus(Qt::OtherFocusReason);
    else if (m_stack->showsContent() && mine)
        m_sessions->setFocus(Qt::OtherFocusReason);
    else
        m_stack->takeFocus();
}

void MemberView::onChanged()
{
    const StaffRow* member = m_controller.member();
    m_refresh->setBusy(m_controller.isLoading() && member);
    const bool first = member && !m_form->filled();
    if (member && !m_controller.isLoading())
        showMember(*member);
    const auto action = m_controller.action();
    m_form->setBusy(action == MemberController::Action::Update);
    m_disable->setBusy(action == MemberController::Action::Disable);
    m_unlock->setBusy(action == MemberController::Action::Unlock);
    m_reset->setBusy(action == MemberController::Action::Reset);
    m_stack->showState(member != nullptr, m_controller.error());
    if (first && isVisible() && isAncestorOf(QApplication::focusWidget()))
        takeFocus();
}

void MemberView::showMember(const StaffRow& member)
{
    m_name->setText(MemberText::name(member));
    m_state->setStatus(MemberText::tone(member), tables::StaffText::state(member, QLocale()));
    m_facts->setFacts(MemberText::facts(member));
    m_enrolment->setVisible(member.status == StaffStatus::Invited);
    m_enrolmentText->setText(tr("%1 has yet to enrol. This command prints the one-time enrolment code at the server; "
                                "the code is valid for 72 hours:",
                                "%1: a person's name")
                                 .arg(MemberText::name(member)));
    m_command->setText(MemberText::inviteCommand(member));
    m_form->fill(member, !m_form->filled() || m_discarding);
    m_discarding = false;
    showActions(member);
}

void MemberView::showActions(const StaffRow& member)
{
    const bool mine = member.id == m_self;
    const bool disabled = member.status == StaffStatus::Disabled;
    m_selfNote->setVisible(mine);
    m_form->setVisible(!mine);
    m_sessions->setVisible(member.sessions > 0);
    m_unlock->setVisible(!mine && member.lockedUntil.has_value());
    m_reset->setVisible(!mine && member.status == StaffStatus::Active);
    m_disable->setVisible(!mine);
    m_disable->setBusy(false);
    m_disable->setText(disabled ? tr("Enable…") : tr("Disable…"));
    setKind(m_disable, disabled ? ButtonKind::Standard : ButtonKind::Danger);
    // For a screen reader the person's name says more than "…".
    const QString name = MemberText::name(member);
    m_disable->setAccessibleName(disabled ? tr("Enable %1", "%1: a person's name").arg(name)
                                          : tr("Disable %1", "%1: a person's name").arg(name));
    m_reset->setAccessibleName(tr("Reset the second factor of %1", "%1: a person's name").arg(name));
    m_unlock->setAccessibleName(tr("Unlock %1", "%1: a person's name").arg(name));
    m_sessions->setAccessibleName(tr("Show the sessions of %1", "%1: a person's name").arg(name));
}

bool MemberView::isDirty() const
{
    return m_form->isDirty();
}

void MemberView::discard()
{
    if (m_controller.member())
        m_form->fill(*m_controller.member(), true);
    m_discarding = true;
    m_controller.refresh();
}

QString MemberView::name() const
{
    return m_form->filled() ? MemberText::name(*m_form->filled()) : QString();
}

void MemberView::save()
{
    const StaffRow* member = m_controller.member();
    if (!member || member->id == m_self || !isDirty() || m_controller.action() || !m_form->checkNow())
        return;
    const contract::StaffUpdate update = m_form->edited();
    if (!update.role && !update.branch) {
        m_controller.update(update);
        return;
    }
    auto* sheet = new ConfirmSheet(tr("Change %1?", "%1: a person's name").arg(MemberText::name(*member)),
                                   MemberText::difference(*member, update, m_form->branchName()),
                                   tr("Change", "button that confirms"), window());
    sheet->setWarning(MemberText::changeWarning(*member));
    connect(sheet, &ConfirmSheet::confirmed, this, [this, update] { m_controller.update(update); });
    sheet->open();
}

void MemberView::askToDisable()
{
    const StaffRow* member = m_controller.member();
    if (!member)
        return;
    const bool enable = member->status == StaffStatus::Disabled;
    const QString name = MemberText::name(*member);
    auto* sheet = new ConfirmSheet(
        enable ? tr("Enable %1?", "%1: a person's name").arg(name) : tr("Disable %1?", "%1: a person's name").arg(name),
        MemberText::person(*member),
        enable ? tr("Enable", "button that confirms") : tr("Disable", "button that confirms"), window());
    sheet->setDangerous(!enable);
    sheet->setWarning(enable ? tr("%1 can sign in again with these rights.", "%1: a person's name").arg(name)
                             : MemberText::disableWarning(*member));
    connect(sheet, &ConfirmSheet::confirmed, this, [this, enable] {
        contract::StaffUpdate update;
        update.disabled = !enable;
        m_controller.update(update);
    });
    sheet->open();
}

void MemberView::askToReset()
{
    const StaffRow* member = m_controller.member();
    if (!member)
        return;
    auto* sheet =
        new ConfirmSheet(tr("Reset the second factor of %1?", "%1: a person's name").arg(MemberText::name(*member)),
                         MemberText::person(*member), tr("Reset", "button that confirms"), window());
    sheet->setDangerous(true);
    sheet->setWarning(MemberText::resetWarning(*member));
    connect(sheet, &ConfirmSheet::confirmed, &m_controller, &MemberController::resetSecondFactor);
    sheet->open();
}

void MemberView::copyCommand()
{
    QApplication::clipboard()->setText(m_command->text());
    m_copy->setIcon(icon(Icon::Check, Tint::Success));
    m_copy->setAccessibleDescription(tr("The command was copied."));
}

} // namespace cf::ui
