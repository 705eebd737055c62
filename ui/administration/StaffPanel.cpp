#include "ui/administration/StaffPanel.h"

#include "models/tables/StaffTableModel.h"
#include "services/contract/Search.h"
#include "ui/administration/MemberView.h"
#include "ui/administration/NewMemberView.h"
#include "ui/administration/StateDelegate.h"
#include "ui/common/FailureText.h"
#include "ui/shell/OutcomeBanner.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace cf::ui {

using tables::StaffTableModel;

StaffPanel::StaffPanel(client::Bank& bank, StaffId self, QSettings* settings, QWidget* parent)
    : AdministrationPanel(parent)
    , m_bank(bank)
    , m_model(new StaffTableModel(
          bank, [](const client::CallFailure& failure) { return FailureText::forFailure(failure, RequestKind::Read); },
          this))
    , m_banner(new OutcomeBanner(this))
    , m_views(new QStackedWidget(this))
    , m_list(buildList(settings))
    , m_member(new MemberView(bank, self, this))
    , m_newMember(new NewMemberView(bank, this))
{
    for (QWidget* view : {m_list, static_cast<QWidget*>(m_member), static_cast<QWidget*>(m_newMember)})
        m_views->addWidget(view);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.7));
    column->addWidget(m_banner);
    column->addWidget(m_views, 1);
    connectList();
    connectMember();
    connectBanner();
}

QWidget* StaffPanel::buildList(QSettings* settings)
{
    auto* list = new QWidget(this);
    m_search = new SearchField(list);
    m_search->setAccessibleName(tr("Search staff"));
    m_search->setPlaceholderText(tr("Name or user name"));
    m_search->setLongest(static_cast<qsizetype>(contract::kLongestSearch));
    m_search->setMaximumWidth(em(24));
    m_count = plainLabel({}, TextRole::Body, list);
    setTextTone(m_count, Tone::Neutral);
    m_add = new QPushButton(icon(Icon::Plus, Tint::OnAccent), tr("Add a person"), list);
    setKind(m_add, ButtonKind::Primary);
    m_table = new RemoteTableView(tr("Staff"), list);
    m_table->setModel(m_model);
    m_table->table()->setItemDelegate(new StateDelegate(m_table->table()));
    m_table->setColumns({{16, true}, {11}, {13}, {11}, {18}, {8}, {10}});
    if (settings)
        m_table->keepWidths(settings, QStringLiteral("staff"));
    auto* row = new QHBoxLayout;
    row->setSpacing(em(0.9));
    row->addWidget(m_search, 1);
    row->addWidget(m_count);
    row->addStretch();
    row->addWidget(m_add);
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.7));
    column->addLayout(row);
    column->addWidget(m_table, 1);
    return list;
}

void StaffPanel::connectList()
{
    m_table->setEmptyContent(icon(Icon::Person, Tint::Muted), tr("Nobody works here yet."));
    connect(m_search, &SearchField::searchRequested, this, [this](const QString& text) {
        m_entering = false;
        m_model->setSearch(text);
        m_table->setEmptyContent(icon(Icon::Search, Tint::Muted), tr("Nobody matches “%1”.").arg(text),
                                 tr("Show everybody"));
    });
    connect(m_search, &SearchField::leaveToResults, this, &StaffPanel::enterResults);
    connect(m_table, &RemoteTableView::emptyActionTriggered, m_search, &SearchField::clear);
    connect(m_table, &RemoteTableView::activated, this, &StaffPanel::openRow);
    connect(m_model, &StaffTableModel::rowsArrived, this, [this] {
        if (m_entering)
            enterResults();
    });
    connect(m_model, &StaffTableModel::totalRowsChanged, this, [this] {
        const qint64 total = m_model->totalRows();
        m_count->setText(total == 0   ? QString()
                         : total == 1 ? tr("1 person")
                                      : tr("%Ln people", nullptr, static_cast<int>(total)));
        m_search->setAccessibleDescription(m_count->text());
    });
    connect(m_add, &QPushButton::clicked, this, &StaffPanel::openAdding);
    addHint(Qt::Key_Return, tr("Open"), m_table);
    addKey(Qt::CTRL | Qt::Key_N, tr("Add a person"), m_add);
    addKey(
        Qt::Key_F5, tr("Refresh"), [this] { refresh(); }, m_list);
    addKey(
        Qt::Key_F5, tr("Refresh"), [this] { fetchBranches(); }, m_newMember);
}

void StaffPanel::connectMember()
{
    const auto back = [this] {
        if (mayLeave())
            backToList();
    };
    connect(m_member, &MemberView::backRequested, this, back);
    connect(m_newMember, &NewMemberView::backRequested, this, back);
    connect(m_member, &MemberView::sessionsRequested, this, &StaffPanel::sessionsRequested);
    connect(m_newMember, &NewMemberView::added, this, &StaffPanel::onAdded);
    const auto report = [this](Tone tone, const QString& sentence) {
        tell(tone, sentence);
        m_model->refresh();
    };
    connect(m_newMember, &NewMemberView::reported, this, report);
    MemberController& controller = m_member->controller();
    connect(&controller, &MemberController::reported, this, report);
    connect(&controller, &MemberController::conflicted, this,
            [this](const QString& sentence) { tell(Tone::Warning, sentence, BannerAction::Reload); });
}

void StaffPanel::connectBanner()
{
    connect(m_banner, &MessageBanner::actionTriggered, this, &StaffPanel::onBannerAction);
}

void StaffPanel::tell(Tone tone, const QString& sentence, BannerAction action)
{
    m_bannerAction = action;
    if (!m_banner->tell({{}, tone, sentence, NavigationTarget{PageId::Administration, {}}, {}}))
        return;
    if (action == BannerAction::Reload)
        m_banner->setAction(tr("Load again"));
    else if (action == BannerAction::Discard)
        m_banner->setAction(tr("Discard", "changes that were typed"));
}

void StaffPanel::onBannerAction()
{
    m_banner->clearMessage();
    if (m_views->currentWidget() == m_newMember)
        m_newMember->start();
    else
        m_member->discard();
    takeFocus();
    m_model->refresh();
}

void StaffPanel::activate()
{
    turnTo(m_views->currentWidget());
}

void StaffPanel::shownAgain()
{
    fetchBranches();
    refresh();
}

bool StaffPanel::holdsWork() const
{
    return (m_views->currentWidget() == m_newMember && m_newMember->isDirty()) ||
           (m_views->currentWidget() == m_member && m_member->isDirty());
}

void StaffPanel::fetchBranches()
{
    m_branches.cancel();
    m_branches = m_bank.call<contract::ListBranches>(
        {}, {}, this, [this](const client::CallResult<contract::Page<contract::BranchRow>>& result) {
            if (!result)
                return; // The forms report it when the list is needed.
            m_member->setBranches(result->items);
            m_newMember->setBranches(result->items);
        });
}

void StaffPanel::refresh()
{
    m_model->refresh();
    if (m_views->currentWidget() == m_member)
        m_member->refresh();
}

bool StaffPanel::mayLeave()
{
    const bool adding = m_views->currentWidget() == m_newMember && m_newMember->isDirty();
    const bool changing = m_views->currentWidget() == m_member && m_member->isDirty();
    if (adding)
        tell(Tone::Warning, tr("The new person has not been added yet."), BannerAction::Discard);
    else if (changing)
        tell(Tone::Warning, tr("The changes to %1 are not saved.", "%1: a person's name").arg(m_member->name()),
             BannerAction::Discard);
    return !adding && !changing;
}

void StaffPanel::openRow(qint64 position)
{
    const contract::StaffRow* row = m_model->rowAt(position);
    if (!row)
        return;
    m_banner->clearMessage();
    m_member->show(row->id);
    turnTo(m_member);
}

void StaffPanel::openAdding()
{
    m_banner->clearMessage();
    m_newMember->start();
    turnTo(m_newMember);
}

void StaffPanel::onAdded(const contract::StaffRow& member, bool fromHere)
{
    const QString name = QString::fromStdString(member.displayName);
    if (fromHere) {
        m_member->show(member.id);
        turnTo(m_member);
        tell(Tone::Success, tr("%1 was added.", "%1: a person's name").arg(name));
    } else {
        // Stays on the current item; the command for the code is on the person's page.
        tell(Tone::Success,
             tr("%1 was added. Open the entry in the list for the command that prints the enrolment code.",
                "%1: a person's name")
                 .arg(name));
    }
    m_model->refresh();
}

void StaffPanel::backToList()
{
    m_banner->clearMessage();
    m_newMember->start();
    turnTo(m_list);
}

void StaffPanel::turnTo(QWidget* view)
{
    m_views->setCurrentWidget(view);
    // While locked, the lock screen has the focus.
    if (isVisible())
        takeFocus();
    Q_EMIT hintsChanged();
}

void StaffPanel::takeFocus()
{
    if (m_views->currentWidget() == m_member)
        m_member->takeFocus();
    else if (m_views->currentWidget() == m_newMember)
        m_newMember->takeFocus();
    else if (m_table->currentRow() >= 0)
        m_table->table()->setFocus(Qt::OtherFocusReason);
    else
        m_search->setFocus(Qt::OtherFocusReason);
}

void StaffPanel::enterResults()
{
    m_table->table()->setFocus(Qt::OtherFocusReason);
    m_entering = m_model->totalRows() == 0;
    if (!m_entering && m_table->currentRow() < 0)
        m_table->setCurrentRow(0);
}

QList<KeyHint> StaffPanel::keyHints() const
{
    const auto* view = qobject_cast<const KeyedWidget*>(m_views->currentWidget());
    return (view ? view->keyHints() : QList<KeyHint>()) + AdministrationPanel::keyHints();
}

} // namespace cf::ui
