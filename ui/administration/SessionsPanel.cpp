#include "ui/administration/SessionsPanel.h"

#include "models/tables/SessionTableModel.h"
#include "models/tables/StaffText.h"
#include "ui/common/FailureText.h"
#include "ui/shell/OutcomeBanner.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/ConfirmSheet.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/Styling.h"

#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace cf::ui {

using tables::SessionTableModel;
using tables::StaffText;

SessionsPanel::SessionsPanel(client::Bank& bank, StaffId self, QSettings* settings, QWidget* parent)
    : AdministrationPanel(parent)
    , m_bank(bank)
    , m_self(self)
    , m_model(new SessionTableModel(
          bank, [](const client::CallFailure& failure) { return FailureText::forFailure(failure, RequestKind::Read); },
          this))
    , m_banner(new OutcomeBanner(this))
    , m_heading(plainLabel({}, TextRole::Heading, this))
    , m_only(new QPushButton(tr("Only this person", "filter of a list of sessions"), this))
    , m_end(new BusyButton(tr("End session…"), this))
    , m_table(new RemoteTableView(tr("Open sessions"), this))
{
    layOut(settings);
    connect(m_table, &RemoteTableView::currentRowChanged, this, &SessionsPanel::onSelection);
    connect(m_model, &SessionTableModel::rowsArrived, this, &SessionsPanel::onRowsArrived);
    connect(m_model, &SessionTableModel::modelReset, this, &SessionsPanel::onSelection);
    connect(m_only, &QPushButton::toggled, this, &SessionsPanel::togglePerson);
    connect(m_end, &QPushButton::clicked, this, &SessionsPanel::askToEnd);
    connect(m_table, &RemoteTableView::activated, this, &SessionsPanel::askToEnd);
    connect(m_table, &RemoteTableView::emptyActionTriggered, m_only, [this] { m_only->setChecked(false); });
    addKey(Qt::Key_Delete, tr("End the session"), m_end);
    addKey(Qt::CTRL | Qt::Key_M, tr("One person or all"), m_only);
    addKey(Qt::Key_F5, tr("Refresh"), [this] { m_model->refresh(); });
    showFilter({});
    onSelection();
}

void SessionsPanel::layOut(QSettings* settings)
{
    m_only->setCheckable(true);
    setKind(m_end, ButtonKind::Danger);
    m_table->setModel(m_model);
    m_table->setColumns({{20, true}, {19}, {16}, {16}, {18}});
    if (settings)
        m_table->keepWidths(settings, QStringLiteral("sessions"));
    m_heading->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* top = new QWidget(this);
    auto* row = new FlowLayout(top);
    row->setSpacing(em(0.6));
    for (QWidget* each :
         {static_cast<QWidget*>(m_heading), static_cast<QWidget*>(m_only), static_cast<QWidget*>(m_end)})
        row->addWidget(each);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.7));
    column->addWidget(m_banner);
    column->addWidget(top);
    column->addWidget(m_table, 1);
}

void SessionsPanel::showOnly(const contract::StaffRef& person)
{
    // First, because the row it may reference is lost with the list.
    const QString name = QString::fromStdString(person.displayName);
    m_model->setPerson(person.id);
    const QSignalBlocker quiet(m_only);
    m_only->setChecked(true);
    showFilter(name);
}

void SessionsPanel::togglePerson(bool only)
{
    const contract::SessionRow* row = m_model->rowAt(m_table->currentRow());
    if (only && row) {
        showOnly(row->staff);
    } else {
        m_model->setPerson({});
        showFilter({});
    }
}

void SessionsPanel::showFilter(const QString& name)
{
    m_heading->setText(name.isEmpty() ? tr("Who is signed in") : tr("Sessions of %1", "%1: a person's name").arg(name));
    m_table->setEmptyContent(icon(Icon::Person, Tint::Muted),
                             name.isEmpty() ? tr("Nobody is signed in.")
                                            : tr("%1 is not signed in.", "%1: a person's name").arg(name),
                             name.isEmpty() ? QString() : tr("Show everybody's"));
    onSelection();
}

void SessionsPanel::activate()
{
    m_banner->clearMessage();
    m_table->table()->setFocus(Qt::OtherFocusReason);
}

void SessionsPanel::shownAgain()
{
    m_model->refresh();
}

void SessionsPanel::onRowsArrived()
{
    const qint64 row = std::min(std::exchange(m_endedRow, -1), m_model->totalRows() - 1);
    if (row >= 0 && m_table->currentRow() < 0)
        m_table->setCurrentRow(row);
    onSelection();
}

void SessionsPanel::onSelection()
{
    const contract::SessionRow* row = m_model->rowAt(m_table->currentRow());
    m_end->setEnabled(row || m_end->isBusy());
    m_only->setEnabled(row || m_only->isChecked());
    const QString name = row ? QString::fromStdString(row->staff.displayName) : QString();
    m_end->setAccessibleName(row ? tr("End the session of %1", "%1: a person's name").arg(name) : tr("End session"));
}

void SessionsPanel::askToEnd()
{
    const contract::SessionRow* row = m_model->rowAt(m_table->currentRow());
    if (!row || m_end->isBusy())
        return;
    const QLocale locale;
    const QString name = QString::fromStdString(row->staff.displayName);
    auto* sheet =
        new ConfirmSheet(tr("Sign %1 out?", "%1: a person's name").arg(name),
                         {{.label = tr("Device", "the key of a machine"), .value = QString::fromStdString(row->device)},
                          {.label = tr("Signed in"), .value = StaffText::time(row->startedAt, locale)},
                          {.label = tr("Last used"), .value = StaffText::time(row->lastUsedAt, locale)}},
                         tr("Sign out", "somebody else, button that confirms"), window());
    sheet->setDangerous(true);
    sheet->setWarning(row->staff.id == m_self
                          ? tr("This is one of your own sessions: if it is the current one, you are signed out here.")
                          : tr("%1 is signed out on this device at once and loses unsaved input there. Orders that the "
                               "bank has accepted continue. %1 may sign in again.",
                               "%1: a person's name")
                                .arg(name));
    connect(sheet, &ConfirmSheet::confirmed, this, [this, session = *row] { end(session); });
    sheet->open();
}

void SessionsPanel::end(const contract::SessionRow& session)
{
    m_banner->clearMessage();
    m_end->setBusy(true);
    m_bank.call<contract::EndSession>(
        {session.id}, {}, this,
        [this, name = QString::fromStdString(session.staff.displayName)](
            const client::CallResult<contract::Nothing>& result) { onEnded(name, result); });
}

void SessionsPanel::onEnded(const QString& name, const client::CallResult<contract::Nothing>& result)
{
    m_end->setBusy(false);
    const auto* problem = result ? nullptr : result.error().problem ? &*result.error().problem : nullptr;
    const auto tell = [this](Tone tone, const QString& sentence) {
        m_banner->tell({{}, tone, sentence, NavigationTarget{PageId::Administration, {}}, {}});
    };
    if (result)
        tell(Tone::Success, tr("%1 is signed out on that device.", "%1: a person's name").arg(name));
    else if (problem && problem->code == contract::ErrorCode::NotFound)
        tell(Tone::Info, tr("That session of %1 had already ended.", "%1: a person's name").arg(name));
    else
        tell(Tone::Danger, FailureText::forFailure(result.error(), RequestKind::Change));
    m_endedRow = m_table->currentRow();
    m_model->refresh();
    onSelection();
}

} // namespace cf::ui
