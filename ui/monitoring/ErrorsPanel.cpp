#include "ui/monitoring/ErrorsPanel.h"

#include "models/domain/Reference.h"
#include "models/tables/DateText.h"
#include "models/tables/MetricText.h"
#include "ui/common/FailureText.h"
#include "ui/widgets/LineEdit.h"
#include "ui/widgets/MessageBanner.h"
#include "ui/widgets/PlainTable.h"
#include "ui/widgets/SectionCard.h"
#include "ui/widgets/Styling.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace cf::ui {
namespace {

using tables::FailedCallTableModel;

QString timeOf(Instant at)
{
    return tables::localTime(at).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QLabel* selectableText(QWidget* parent)
{
    QLabel* label = plainLabel({}, TextRole::Body, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

ErrorsPanel::ErrorsPanel(client::Bank& bank, QWidget* parent)
    : QWidget(parent)
    , m_bank(bank)
    , m_controller(bank)
    , m_banner(new MessageBanner(this))
    , m_serverOnly(new QPushButton(tr("Only failures of the bank (5xx)"), this))
    , m_operation(new QPushButton(this))
    , m_traceField(new LineEdit(this))
    , m_table(new PlainTable(tr("Calls with an error"), this))
    , m_none(plainLabel({}, TextRole::Body, this))
    , m_traceTitle(plainLabel({}, TextRole::Small, this))
    , m_traceCalls(selectableText(this))
    , m_traceEvents(selectableText(this))
{
    m_banner->setDismissible(false);
    m_table->setModel(&m_model);
    m_table->setColumns({{9}, {20}, {7}, {20, true}, {10}, {33}});
    setTextTone(m_none, Tone::Neutral);
    m_none->hide(); // until the bank answers
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.6));
    column->addWidget(buildFilter());
    column->addWidget(m_banner);
    column->addWidget(m_none);
    column->addWidget(m_table, 3);
    column->addWidget(buildTrace(), 2);
    setFocusProxy(m_table);
    connect(&m_controller, &ErrorsController::listed, this, &ErrorsPanel::showCalls);
    connect(&m_controller, &ErrorsController::failed, this, [this](const QString& sentence) {
        m_none->hide();
        m_banner->showMessage(Tone::Warning, sentence);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (index.isValid())
            openTrace(QString::fromStdString(m_model.callAt(index.row()).traceId));
    });
}

QWidget* ErrorsPanel::buildFilter()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_serverOnly->setCheckable(true);
    m_operation->hide();
    m_traceField->setPlaceholderText(tr("Reference from a message"));
    m_traceField->setAccessibleName(tr("Reference from a message"));
    m_traceField->setLongest(400); // a full message
    row->addWidget(m_serverOnly);
    row->addWidget(m_operation);
    row->addStretch(1);
    row->addWidget(m_traceField, 2);
    connect(m_serverOnly, &QPushButton::toggled, this, &ErrorsPanel::applyFilter);
    connect(m_operation, &QPushButton::clicked, this, [this] { setOperation({}); });
    connect(m_traceField, &QLineEdit::returnPressed, this, [this] { openTyped(m_traceField->text()); });
    return bar;
}

QWidget* ErrorsPanel::buildTrace()
{
    auto* card = new SectionCard(tr("Details of the call"), this);
    setTextTone(m_traceTitle, Tone::Neutral);
    m_traceTitle->setText(tr("Choose a call above, or enter the reference that a message shows."));
    card->body()->addWidget(m_traceTitle);
    card->body()->addWidget(m_traceCalls);
    card->body()->addWidget(m_traceEvents);
    card->body()->addStretch(1);
    return card;
}

void ErrorsPanel::setOperation(const QString& operation)
{
    m_filter = operation;
    m_operation->setText(tr("Only %1 ×", "filter that goes away when pressed").arg(operation));
    m_operation->setAccessibleName(tr("Show all operations again"));
    m_operation->setVisible(!operation.isEmpty());
    applyFilter();
}

void ErrorsPanel::setShown(bool shown)
{
    if (shown)
        m_controller.start();
    else
        m_controller.stop();
}

void ErrorsPanel::applyFilter()
{
    contract::FailedCallsQuery filter;
    if (!m_filter.isEmpty())
        filter.operation = m_filter.toStdString();
    if (m_serverOnly->isChecked())
        filter.serverErrorsOnly = true;
    m_controller.setFilter(filter);
}

void ErrorsPanel::showCalls(const std::vector<contract::FailedCall>& calls, bool narrowed)
{
    m_banner->clearMessage();
    m_none->setText(narrowed ? tr("No such call in the last 15 minutes.")
                             : tr("No call ended with an error in the last 15 minutes."));
    const int row = m_table->currentRow();
    const std::string chosen = row >= 0 ? m_model.callAt(row).traceId : std::string();
    const QSignalBlocker quiet(m_table->selectionModel());
    m_model.setCalls(calls);
    m_none->setVisible(calls.empty());
    const int again = chosen.empty() ? -1 : m_model.rowOf(chosen);
    if (again >= 0)
        m_table->selectRow(again);
}

// The bank refuses invalid traces.
void ErrorsPanel::openTyped(const QString& text)
{
    const auto trace = traceIn(text.toStdString());
    openTrace(trace ? QString::fromStdString(*trace) : text.trimmed());
}

void ErrorsPanel::openTrace(const QString& traceId)
{
    m_traceCall.cancel();
    m_traceTitle->setText(tr("Looking up trace %1 …").arg(traceId));
    m_traceCall = m_bank.call<contract::GetTrace>(
        {traceId.toStdString()}, {}, this, [this](const client::CallResult<contract::Trace>& result) {
            if (result)
                return showTrace(*result);
            m_traceTitle->setText(FailureText::forFailure(result.error(), RequestKind::Read));
            m_traceCalls->clear();
            m_traceEvents->clear();
        });
}

void ErrorsPanel::showTrace(const contract::Trace& trace)
{
    m_traceTitle->setText(tr("Trace %1", "number of a request").arg(QString::fromStdString(trace.traceId)));
    QStringList calls;
    for (const contract::FailedCall& call : trace.calls) {
        //: time, operation, HTTP status, reason, duration, instance
        const QString line =
            tr("%1  %2  %3 %4  %5  at %6")
                .arg(timeOf(call.at), QString::fromStdString(call.operation), QString::number(call.status),
                     QString::fromStdString(call.code), tables::durationText(call.durationMicroseconds, QLocale()),
                     QString::fromStdString(call.instance));
        calls += call.cause.empty() ? line : line + QLatin1String("\n    ") + QString::fromStdString(call.cause);
    }
    m_traceCalls->setText(calls.isEmpty()
                              ? tr("No call of this trace is in memory any more; calls are kept for 15 minutes.")
                              : calls.join(QLatin1Char('\n')));
    QStringList events;
    for (const contract::TraceAuditEvent& event : trace.events) {
        const QString action = QString::fromStdString(event.action);
        events += event.seq ? tr("Audit event %1: %2").arg(QLocale().toString(qint64(*event.seq)), action)
                            : tr("Audit event, not yet sealed: %1").arg(action);
    }
    m_traceEvents->setText(events.isEmpty() ? tr("It left no audit event.") : events.join(QLatin1Char('\n')));
}

} // namespace cf::ui
