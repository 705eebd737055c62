#include "ui/monitoring/EventsPanel.h"

#include "models/tables/AuditText.h"
#include "models/tables/DateText.h"
#include "models/tables/EventText.h"
#include "ui/common/FailureText.h"
#include "ui/shell/OutcomeBanner.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/ConfirmSheet.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/PlainTable.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/Styling.h"

#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace cf::ui {

namespace {

constexpr std::chrono::seconds kMeasured{5}; // by the bank itself

} // namespace

using contract::DeadLetter;
using tables::EventText;

EventsPanel::EventsPanel(client::Bank& bank, QWidget* parent)
    : KeyedWidget(parent)
    , m_bank(bank)
    , m_polling(
          bank, kMeasured, [this](const contract::EventLags& lags) { showLags(lags); },
          [this](const QString& sentence) { m_trouble->showMessage(Tone::Danger, sentence); })
    , m_letters(bank,
                [](const client::CallFailure& failure) { return FailureText::forFailure(failure, RequestKind::Read); })
    , m_trouble(new MessageBanner(this))
    , m_measured(plainLabel({}, TextRole::Small, this))
    , m_lagTable(new PlainTable(tr("Events that wait"), this))
    , m_outcome(new OutcomeBanner(this))
    , m_send(new BusyButton(tr("Send again…", "an event"), this))
    , m_sendAll(new BusyButton(tr("Send all like it again…", "events of the same consumer and kind"), this))
    , m_letterTable(new RemoteTableView(tr("Events that were given up"), this))
{
    layOut();
    connect(m_letterTable, &RemoteTableView::currentRowChanged, this, &EventsPanel::onSelection);
    connect(&m_letters, &tables::DeadLetterTableModel::rowsArrived, this, &EventsPanel::onSelection);
    connect(&m_letters, &tables::DeadLetterTableModel::modelReset, this, &EventsPanel::onSelection);
    connect(m_letterTable, &RemoteTableView::activated, this, &EventsPanel::askToSend);
    connect(m_send, &QPushButton::clicked, this, &EventsPanel::askToSend);
    connect(m_sendAll, &QPushButton::clicked, this, &EventsPanel::askToSendAll);
    addKey(Qt::CTRL | Qt::Key_Return, tr("Send again", "an event"), m_send);
    addKey(Qt::CTRL | Qt::SHIFT | Qt::Key_Return, tr("Send all like it again"), m_sendAll);
    addKey(Qt::Key_F5, tr("Refresh"), [this] { setShown(true); });
    onSelection();
}

void EventsPanel::layOut()
{
    m_trouble->setDismissible(false);
    setTextTone(m_measured, Tone::Neutral);
    m_lagTable->setModel(&m_lags);
    m_lagTable->setColumns({{18}, {15, true}, {9}, {11}, {32}});
    m_letterTable->setModel(&m_letters);
    m_letterTable->setColumns({{20}, {18}, {11}, {22, true}, {9}, {14}});
    m_letterTable->setEmptyContent(icon(Icon::Success, Tint::Success), tr("No event was given up."));
    auto* heading = plainLabel(tr("Given up"), TextRole::Heading, this);
    heading->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* top = new QWidget(this);
    auto* row = new FlowLayout(top);
    row->setSpacing(em(0.6));
    for (QWidget* each :
         {static_cast<QWidget*>(heading), static_cast<QWidget*>(m_send), static_cast<QWidget*>(m_sendAll)})
        row->addWidget(each);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.6));
    column->addWidget(m_trouble);
    column->addWidget(m_measured);
    column->addWidget(m_lagTable, 2);
    column->addWidget(m_outcome);
    column->addWidget(top);
    column->addWidget(m_letterTable, 3);
    setFocusProxy(m_lagTable);
}

void EventsPanel::setShown(bool shown)
{
    if (!shown)
        return m_polling.stop();
    m_polling.start();
    m_letters.refresh();
}

void EventsPanel::showLags(const contract::EventLags& lags)
{
    if (lags.whole)
        m_trouble->clearMessage();
    else
        m_trouble->showMessage(Tone::Warning, tr("It is not known what waits for the consumers: the broker or the "
                                                 "database did not answer. Nothing is lost; it waits there."));
    m_measured->setText(lags.at ? tr("What waits for the consumers of the bank's events, as measured at %1.")
                                      .arg(tables::localTime(*lags.at).toString(QStringLiteral("HH:mm:ss")))
                                : tr("What waits for the consumers of the bank's events has not been measured yet."));
    m_lags.setLags(lags.lags);
    if (std::exchange(m_known, lags.deadLetters) != lags.deadLetters)
        m_letters.refresh();
}

const DeadLetter* EventsPanel::selected() const
{
    return m_letters.rowAt(m_letterTable->currentRow());
}

void EventsPanel::onSelection()
{
    const bool any = selected() != nullptr;
    m_send->setEnabled(any || m_send->isBusy());
    m_sendAll->setEnabled(any || m_sendAll->isBusy());
}

void EventsPanel::askToSend()
{
    const DeadLetter* letter = selected();
    if (!letter || m_send->isBusy() || m_sendAll->isBusy())
        return;
    const QLocale locale;
    auto* sheet = new ConfirmSheet(
        tr("Send this event again?"),
        {{.label = tr("To", "a consumer of events"), .value = EventText::consumer(letter->consumer)},
         {.label = tr("What", "events tell of"), .value = EventText::topic(letter->topic)},
         {.label = tr("Event", "its id"), .value = QString::fromStdString(letter->eventId)},
         {.label = tr("Given up", "when"), .value = tables::AuditText::time(letter->diedAt, locale)},
         {.label = tr("Attempts", "how many"), .value = locale.toString(static_cast<qlonglong>(letter->attempts))},
         {.label = tr("Reason", "why an event could not be handled"), .value = QString::fromStdString(letter->reason)}},
        tr("Send again", "verb on a button, an event"), window());
    sheet->setWarning(tr("If the reason still holds, it will be given up again."));
    connect(sheet, &ConfirmSheet::confirmed, this,
            [this, order = contract::LettersToSend{letter->consumer, letter->topic, letter->eventId, letter->diedAt}] {
                send(order, m_send);
            });
    sheet->open();
}

void EventsPanel::askToSendAll()
{
    const DeadLetter* letter = selected();
    if (!letter || m_send->isBusy() || m_sendAll->isBusy())
        return;
    // The newest that anybody here has seen.
    const DeadLetter* first = m_letters.rowAt(0);
    const Instant until = first ? std::max(first->diedAt, letter->diedAt) : letter->diedAt;
    auto* sheet =
        new ConfirmSheet(tr("Send all of these events again?"),
                         {{.label = tr("To", "a consumer of events"), .value = EventText::consumer(letter->consumer)},
                          {.label = tr("What", "events tell of"), .value = EventText::topic(letter->topic)},
                          {.label = tr("Given up until", "when"), .value = tables::AuditText::time(until, QLocale())}},
                         tr("Send all again", "verb on a button, events"), window());
    sheet->setWarning(tr("Whatever this consumer gave up of this kind is sent again, whatever the reason was."));
    connect(sheet, &ConfirmSheet::confirmed, this,
            [this, order = contract::LettersToSend{letter->consumer, letter->topic, {}, until}] {
                send(order, m_sendAll);
            });
    sheet->open();
}

void EventsPanel::send(const contract::LettersToSend& letters, BusyButton* button)
{
    m_outcome->clearMessage();
    button->setBusy(true, tr("Sending…"));
    m_bank.call<contract::SendAgain>(letters, {}, this, [this, button](const auto& result) {
        button->setBusy(false);
        onSent(result);
    });
}

void EventsPanel::onSent(const client::CallResult<contract::SentAgain>& result)
{
    if (!result)
        tell(Tone::Danger, FailureText::forFailure(result.error(), RequestKind::Change));
    else if (result->events == 0)
        tell(Tone::Info, tr("Somebody had sent that again already."));
    else if (result->left > 0)
        tell(Tone::Warning, tr("%1 events were sent again. %2 more are still to be sent: do it once more.")
                                .arg(QLocale().toString(static_cast<qlonglong>(result->events)),
                                     QLocale().toString(static_cast<qlonglong>(result->left))));
    else
        tell(Tone::Success, tr("%n event(s) were sent again.", nullptr, static_cast<int>(result->events)));
    m_letters.refresh();
    onSelection();
}

void EventsPanel::tell(Tone tone, const QString& sentence)
{
    m_outcome->tell({{}, tone, sentence, NavigationTarget{PageId::Monitoring, {}}, {}});
}

} // namespace cf::ui
