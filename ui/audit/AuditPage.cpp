#include "ui/audit/AuditPage.h"

#include "models/tables/AuditText.h"
#include "ui/audit/AuditFilterBar.h"
#include "ui/audit/AuditList.h"
#include "ui/audit/AuditSearchBox.h"
#include "ui/audit/ExportPanel.h"
#include "ui/audit/FilterChips.h"
#include "ui/audit/GoToBar.h"
#include "ui/audit/SearchMistakeText.h"
#include "ui/audit/UnsealedStrip.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/Styling.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cf::ui {
namespace {

using tables::AuditTableModel;
using tables::AuditText;

constexpr std::size_t kMostViews = 20;

} // namespace

AuditPage::AuditPage(const AuditServices& services, QWidget* parent)
    : Page(parent)
    , m_services(services)
    , m_controller(services.bank, services.interval)
    , m_goToButton(new QPushButton(tr("Go to…"), this))
    , m_exportButton(new QPushButton(tr("Export…"), this))
    , m_refreshButton(new QPushButton(icon(Icon::Refresh), tr("Refresh"), this))
    , m_search(new AuditSearchBox(this))
    , m_bar(new AuditFilterBar(this))
    , m_chips(new FilterChips(*m_bar, this))
    , m_goTo(new GoToBar(this))
    , m_export(new ExportPanel(services.bank, services.files, services.settings, this))
    , m_strip(new UnsealedStrip(m_controller.unsealed(), this))
    , m_list(new AuditList(m_controller.list(), services.settings, this))
{
    layOut();
    connectAll();
    addShortcuts();
    showFilter();
    onChanged();
}

void AuditPage::layOut()
{
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.55));
    column->addWidget(buildTitleRow());
    for (QWidget* each :
         {static_cast<QWidget*>(m_search), static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_chips),
          static_cast<QWidget*>(m_goTo), static_cast<QWidget*>(m_export), static_cast<QWidget*>(m_strip)})
        column->addWidget(each);
    column->addWidget(m_list, 1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(new ScrollPane(content, this));
}

QWidget* AuditPage::buildTitleRow()
{
    const auto keyText = [](const QKeySequence& key) { return key.toString(QKeySequence::NativeText); };
    m_goToButton->setToolTip(keyText(Qt::CTRL | Qt::Key_G));
    m_exportButton->setToolTip(keyText(Qt::CTRL | Qt::Key_E));
    m_exportButton->setVisible(m_services.mayExport);
    m_refreshButton->setToolTip(keyText(Qt::Key_F5));
    auto* title = plainLabel(tr("Audit trail"), TextRole::Title, this);
    title->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* top = new QWidget(this);
    auto* row = new FlowLayout(top);
    row->setSpacing(em(0.6));
    for (QWidget* each : {static_cast<QWidget*>(title), static_cast<QWidget*>(m_goToButton),
                          static_cast<QWidget*>(m_exportButton), static_cast<QWidget*>(m_refreshButton)})
        row->addWidget(each);
    return top;
}

void AuditPage::connectAll()
{
    AuditTableModel& list = m_controller.list();
    connect(m_goToButton, &QPushButton::clicked, this, &AuditPage::openGoTo);
    connect(m_exportButton, &QPushButton::clicked, this, &AuditPage::openExport);
    connect(m_refreshButton, &QPushButton::clicked, this, &AuditPage::showNew);
    connect(m_search, &AuditSearchBox::emptied, this, [this] { search({}); });
    connect(m_search, &AuditSearchBox::entered, this, [this](const QString& text) {
        search(text);
        m_list->takeFocus();
    });
    connect(m_bar, &AuditFilterBar::changed, this, [this] {
        AuditFilter filter = typed();
        m_bar->read(filter);
        setFilter(filter);
    });
    connect(m_chips, &FilterChips::removed, this, [this](FilterPart part) {
        AuditFilter filter = typed();
        filter.remove(part);
        setFilter(filter);
        m_list->takeFocus();
    });
    connect(m_chips, &FilterChips::cleared, this, &AuditPage::clearAll);
    connect(m_goTo, &GoToBar::numberRequested, this, &AuditPage::goTo);
    connect(m_goTo, &GoToBar::dayRequested, &m_controller, &AuditController::findDay);
    connect(m_goTo, &GoToBar::left, &m_controller, &AuditController::cancelFindDay);
    connect(&m_controller, &AuditController::dayFound, this, &AuditPage::goTo);
    connect(&m_controller, &AuditController::dayMissed, m_goTo, &GoToBar::showMistake);
    connect(&m_controller, &AuditController::changed, this, &AuditPage::onChanged);
    connect(m_strip, &UnsealedStrip::newEventsRequested, this, &AuditPage::showNew);
    connect(&list, &AuditTableModel::searchMistaken, this, &AuditPage::showMistake);
    connect(&list, &AuditTableModel::rowsArrived, this, &AuditPage::onRows);
    connect(m_list, &AuditList::opened, this, [this](std::int64_t seq) {
        m_services.navigator.open({PageId::AuditEvent, seq});
    });
    connect(m_list, &AuditList::clearRequested, this, &AuditPage::clearAll);
}

void AuditPage::addShortcuts()
{
    addHint(Qt::Key_Return, tr("Open event"));
    addKey(Qt::CTRL | Qt::Key_F, tr("Search"), [this] { m_search->takeFocus(Qt::ShortcutFocusReason); });
    addKey(Qt::CTRL | Qt::Key_G, tr("Go to number or day"), [this] { openGoTo(); });
    addHint(Qt::Key_Escape, tr("Clear all"));
    addKey(Qt::Key_F5, tr("Show new events"), [this] { showNew(); });
    addKey(Qt::CTRL | Qt::Key_H, {}, [this] { m_search->toggleHelp(); });
    if (m_services.mayExport)
        addKey(Qt::CTRL | Qt::Key_E, tr("Export"), [this] { openExport(); });
}

QString AuditPage::title() const
{
    return tr("Audit trail");
}

void AuditPage::activate()
{
    if (m_list->currentRow() >= 0 || !m_subject.isEmpty())
        m_list->takeFocus();
    else
        m_search->takeFocus(Qt::OtherFocusReason);
}

void AuditPage::shownAgain()
{
    followTheDay();
    m_controller.pollNow();
    fetchBranches();
}

bool AuditPage::holdsWork() const
{
    return m_export->isRunning();
}

bool AuditPage::showsOutcome(const QString& id) const
{
    return m_export->isVisible() && m_export->showsOutcome(id);
}

bool AuditPage::mayEnd(const std::function<void()>& goOn)
{
    return m_export->mayEnd(goOn);
}

void AuditPage::noLongerShown()
{
    m_controller.setWatching(false);
}

void AuditPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape)
        return Page::keyPressEvent(event);
    if (!closeWhatIsOpen())
        clearAll();
    event->accept();
}

bool AuditPage::closeWhatIsOpen()
{
    if (m_goTo->isVisible())
        m_goTo->hide();
    else if (!m_search->closeHelp() && (!m_export->isVisible() || !m_export->close()))
        return false;
    m_list->takeFocus();
    return true;
}

void AuditPage::setSubject(const PageSubject& subject)
{
    const auto* named = std::get_if<AuditTarget>(&subject);
    if (named && named->id.empty())
        return;
    const QString key = named ? QString::fromStdString(named->id) : QString();
    if (key == m_subject)
        return;
    const auto& range = m_controller.list().range();
    if (m_left.size() >= kMostViews)
        m_left.clear();
    m_left[m_subject] = {m_filter, range ? range->end : 0, m_list->currentRow()};
    m_subject = key;
    const auto found = m_left.find(key);
    const View view = found != m_left.end() ? found->second : named ? View{AuditFilter::of(named->id)} : View();
    m_filter = view.filter;
    showFilter();
    m_list->goToRow(-1);
    if (view.end > 0)
        m_controller.showAgain(queryNow(), view.end);
    else
        m_controller.show(queryNow());
    m_list->goToRow(view.row);
}

void AuditPage::setFilter(const AuditFilter& filter)
{
    const bool same = filter == m_filter;
    m_filter = filter;
    if (same)
        return m_search->setText(filter.search); // Other text may be typed there.
    m_list->goToRow(-1);
    showFilter();
    m_controller.show(queryNow());
}

void AuditPage::showFilter()
{
    m_search->setText(m_filter.search);
    m_search->clearMistake();
    m_bar->setFilter(m_filter);
    m_chips->showFilter(m_filter);
    m_list->setNarrowed(m_filter != AuditFilter());
}

AuditFilter AuditPage::typed() const
{
    AuditFilter filter = m_filter;
    filter.search = m_search->text();
    return filter;
}

void AuditPage::search(const QString& text)
{
    AuditFilter filter = m_filter;
    filter.search = text;
    setFilter(filter);
}

void AuditPage::clearAll()
{
    setFilter({});
    m_search->takeFocus(Qt::OtherFocusReason);
}

void AuditPage::showMistake(const client::CallFailure& failure)
{
    m_search->showMistake(SearchMistakeText::of(failure));
    m_list->setMistaken();
    m_search->takeFocus(Qt::OtherFocusReason);
}

void AuditPage::onChanged()
{
    m_strip->showState(m_controller.state(), m_controller.error());
    m_strip->setNewEvents(m_controller.newEvents(), m_controller.list().isFiltered());
    if (m_controller.state())
        m_bar->setActions(m_controller.state()->actions);
}

void AuditPage::onRows()
{
    const AuditTableModel& list = m_controller.list();
    if (const contract::AuditRow* row = list.rowAt(list.topRow()))
        m_chips->learn(*row);
}

void AuditPage::showNew()
{
    m_controller.showNew();
    m_list->goToRow(0);
}

contract::AuditQuery AuditPage::queryNow()
{
    const QDate today = tables::calendarDay();
    m_dayBegan = beginOf(today);
    return m_filter.query(today);
}

void AuditPage::followTheDay()
{
    if (m_filter.dependsOnToday() && m_dayBegan && *m_dayBegan != beginOf(tables::calendarDay()))
        m_controller.show(queryNow());
}

void AuditPage::openGoTo()
{
    m_goTo->open(m_controller.list().isFiltered());
}

void AuditPage::goTo(std::int64_t seq)
{
    const auto& state = m_controller.state();
    if (!state || seq >= state->sealed || seq < state->oldest) {
        const QLocale locale;
        m_goTo->showMistake(state ? tr("There is no event %1. The trail holds %2 to %3.")
                                        .arg(AuditText::number(seq, locale), AuditText::number(state->oldest, locale),
                                             AuditText::number(state->sealed - 1, locale))
                                  : tr("The bank has not reported the length of the trail yet."));
        return;
    }
    if (m_controller.list().isFiltered())
        setFilter({});
    else if (m_controller.list().positionOf(seq) < 0)
        m_controller.showNew();
    m_goTo->hide();
    m_list->takeFocus();
    m_list->goToEvent(seq);
}

void AuditPage::openExport()
{
    const AuditTableModel& list = m_controller.list();
    ExportOffer offer{m_filter.query(tables::calendarDay()), list.totalRows(), list.totalIsExact()};
    if (list.range()) {
        // What the list shows, not what a new search would find.
        offer.filter = list.range()->filter;
        offer.filter.before = list.range()->end;
    }
    m_export->open(offer);
}

void AuditPage::fetchBranches()
{
    if (m_bar->hasBranches())
        return;
    m_services.bank.call<contract::ListBranches>(
        {}, {}, this, [this](const client::CallResult<contract::Page<contract::BranchRow>>& result) {
            if (result)
                m_bar->setBranches(result->items);
        });
}

} // namespace cf::ui
