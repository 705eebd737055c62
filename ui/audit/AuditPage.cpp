// See AuditPage.h.
#include "ui/audit/AuditPage.h"

#include "models/tables/AuditText.h"
#include "models/tables/DateText.h"
#include "ui/audit/AuditDelegate.h"
#include "ui/audit/AuditFilterBar.h"
#include "ui/audit/ExportPanel.h"
#include "ui/audit/FilterChips.h"
#include "ui/audit/GoToBar.h"
#include "ui/audit/SearchHelp.h"
#include "ui/audit/UnsealedStrip.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace cf::ui {
namespace {

using tables::AuditTableModel;
using tables::AuditText;

constexpr std::size_t kMostViews = 20;

QString keyText(const QKeySequence& key)
{
    return key.toString(QKeySequence::NativeText);
}

QString whenText(const AuditFilter& filter)
{
    const auto day = [](QDate date) {
        const Date each = std::chrono::year(date.year()) / std::chrono::month(static_cast<unsigned>(date.month())) /
                          std::chrono::day(static_cast<unsigned>(date.day()));
        return tables::formatDate(each, QLocale());
    };
    switch (filter.when) {
    case When::Any:
        return {};
    case When::Today:
        return AuditPage::tr("Today");
    case When::Yesterday:
        return AuditPage::tr("Yesterday");
    case When::LastSevenDays:
        return AuditPage::tr("Last 7 days");
    case When::Days:
        //: two days, both inclusive
        return AuditPage::tr("%1 to %2")
            .arg(day(std::min(filter.from, filter.to)), day(std::max(filter.from, filter.to)));
    }
    return {};
}

} // namespace

AuditPage::AuditPage(const AuditServices& services, QWidget* parent)
    : Page(parent)
    , m_services(services)
    , m_controller(services.gateway, services.interval)
    , m_exporter(services.gateway)
    , m_search(new SearchField(this))
    , m_helpButton(new QToolButton(this))
    , m_help(new SearchHelp(this))
    , m_mistake(plainLabel({}, TextRole::Body, this))
    , m_bar(new AuditFilterBar(this))
    , m_chips(new FilterChips(this))
    , m_goTo(new GoToBar(this))
    , m_export(new ExportPanel(m_exporter, services.files, this))
    , m_strip(new UnsealedStrip(m_controller.unsealed(), this))
    , m_searching(plainLabel({}, TextRole::Small, this))
    , m_table(new RemoteTableView(tr("Audit events"), this))
    , m_exportButton(new QPushButton(tr("Export…"), this))
{
    buildTable();
    layOut();
    connectAll();
    addShortcuts();
    showFilter();
    onChanged();
}

void AuditPage::buildTable()
{
    m_table->setModel(&m_controller.list());
    m_table->table()->setItemDelegate(new AuditDelegate(m_table->table()));
}

//! Once, when the page knows how wide it is; whoever changed a width finds it so.
void AuditPage::fitColumns()
{
    m_fitted = true;
    // In a small window what an event concerns would have no room beside whole names and roles.
    if (width() < em(58))
        m_table->setColumns({{11}, {17}, {15}, {17}, {10, true}, {7}, {13}});
    else if (width() < em(70))
        m_table->setColumns({{9}, {21}, {19}, {20}, {10, true}, {7}, {13}});
    else
        m_table->setColumns({{11}, {18}, {28}, {24}, {20, true}, {8}, {14}});
    if (m_services.settings)
        m_table->keepWidths(m_services.settings, QStringLiteral("audit"));
}

void AuditPage::layOut()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.55));
    addTitleRow(column);
    addSearchRow(column);
    column->addWidget(m_help);
    column->addWidget(m_bar);
    column->addWidget(m_chips);
    column->addWidget(m_goTo);
    column->addWidget(m_export);
    column->addWidget(m_strip);
    column->addWidget(m_table, 1);
    column->addWidget(m_searching);
    setTextTone(m_mistake, Tone::Danger);
    m_mistake->setWordWrap(true);
    m_mistake->hide();
    setTextTone(m_searching, Tone::Neutral);
    m_searching->hide();
}

void AuditPage::addTitleRow(QVBoxLayout* column)
{
    auto* goTo = new QPushButton(tr("Go to…"), this);
    goTo->setToolTip(keyText(Qt::CTRL | Qt::Key_G));
    connect(goTo, &QPushButton::clicked, this, [this] { m_goTo->open(m_controller.list().isFiltered()); });
    m_exportButton->setToolTip(keyText(Qt::CTRL | Qt::Key_E));
    m_exportButton->setVisible(m_services.mayExport);
    connect(m_exportButton, &QPushButton::clicked, this, &AuditPage::openExport);
    auto* refresh = new QPushButton(icon(Icon::Refresh), tr("Refresh"), this);
    refresh->setToolTip(keyText(Qt::Key_F5));
    connect(refresh, &QPushButton::clicked, this, &AuditPage::showNew);
    auto* row = new QHBoxLayout;
    row->setSpacing(em(0.6));
    row->addWidget(plainLabel(tr("Audit trail"), TextRole::Title, this), 1);
    row->addWidget(goTo);
    row->addWidget(m_exportButton);
    row->addWidget(refresh);
    column->addLayout(row);
}

void AuditPage::addSearchRow(QVBoxLayout* column)
{
    m_search->setAccessibleName(tr("Search the audit trail"));
    //: the words with a colon are the same in every language
    m_search->setPlaceholderText(tr("For example actor:novak action:transfer yesterday, then Enter"));
    m_helpButton->setText(tr("Words", "button: which words the search understands"));
    m_helpButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_helpButton->setIcon(icon(Icon::Info, Tint::Accent));
    m_helpButton->setCheckable(true);
    m_helpButton->setFocusPolicy(Qt::StrongFocus);
    m_helpButton->setAccessibleName(tr("The words of the search"));
    m_helpButton->setToolTip(keyText(Qt::CTRL | Qt::Key_H));
    connect(m_helpButton, &QToolButton::toggled, m_help, &QWidget::setVisible);
    auto* row = new QHBoxLayout;
    row->setSpacing(em(0.5));
    row->addWidget(m_search, 1);
    row->addWidget(m_helpButton);
    column->addLayout(row);
    column->addWidget(m_mistake);
}

void AuditPage::connectAll()
{
    AuditTableModel& list = m_controller.list();
    // Each search is recorded, so it begins by Enter and not at every pause; what was emptied is seen at once.
    connect(m_search, &SearchField::searchRequested, this, [this](const QString& text) {
        if (text.isEmpty())
            onSearch({});
    });
    connect(m_search, &SearchField::leaveToResults, this, [this] {
        onSearch(m_search->text().trimmed());
        m_table->table()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_bar, &AuditFilterBar::changed, this, [this] {
        AuditFilter filter = m_filter;
        m_bar->read(filter);
        setFilter(filter);
    });
    connect(m_chips, &FilterChips::removed, this, [this](FilterPart part) {
        AuditFilter filter = m_filter;
        filter.remove(part);
        setFilter(filter);
        m_table->table()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_chips, &FilterChips::cleared, this, &AuditPage::clearAll);
    connect(m_goTo, &GoToBar::numberWanted, this, &AuditPage::goTo);
    connect(m_goTo, &GoToBar::dayWanted, &m_controller, &AuditController::findDay);
    connect(&m_controller, &AuditController::dayFound, this, &AuditPage::goTo);
    connect(&m_controller, &AuditController::dayMissed, m_goTo, &GoToBar::showMistake);
    connect(&m_controller, &AuditController::changed, this, &AuditPage::onChanged);
    connect(m_strip, &UnsealedStrip::newEventsWanted, this, &AuditPage::showNew);
    connect(&list, &AuditTableModel::searchMistaken, this, &AuditPage::showMistake);
    connect(&list, &AuditTableModel::searchMoved, this, &AuditPage::onRows);
    connect(&list, &AuditTableModel::rowsArrived, this, &AuditPage::onRows);
    connect(&list, &AuditTableModel::totalRowsChanged, this, &AuditPage::selectPending);
    connect(m_table, &RemoteTableView::activated, this, &AuditPage::openRow);
    connect(m_table, &RemoteTableView::emptyActionTriggered, this, &AuditPage::clearAll);
}

void AuditPage::addShortcuts()
{
    const auto on = [this](const QKeySequence& key, auto action) {
        auto* shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    on(Qt::Key_F5, &AuditPage::showNew);
    on(Qt::CTRL | Qt::Key_F, [this] {
        m_search->selectAll();
        m_search->setFocus(Qt::ShortcutFocusReason);
    });
    on(Qt::CTRL | Qt::Key_G, [this] { m_goTo->open(m_controller.list().isFiltered()); });
    on(Qt::CTRL | Qt::Key_H, [this] { m_helpButton->toggle(); });
    if (m_services.mayExport)
        on(Qt::CTRL | Qt::Key_E, &AuditPage::openExport);
}

QString AuditPage::title() const
{
    return tr("Audit trail");
}

QList<KeyHint> AuditPage::keyHints() const
{
    QList<KeyHint> hints = {{Qt::Key_Return, tr("Open event")},
                            {Qt::CTRL | Qt::Key_F, tr("Search")},
                            {Qt::CTRL | Qt::Key_G, tr("Go to number or day")},
                            {Qt::Key_Escape, tr("Clear all")},
                            {Qt::Key_F5, tr("Show what is new")}};
    if (m_services.mayExport)
        hints.append({Qt::CTRL | Qt::Key_E, tr("Export")});
    return hints;
}

void AuditPage::activate()
{
    if (m_table->currentRow() >= 0 || !m_aim.isEmpty())
        m_table->table()->setFocus(Qt::OtherFocusReason);
    else
        m_search->setFocus(Qt::OtherFocusReason);
}

void AuditPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (!m_fitted)
        fitColumns();
    m_controller.setWatching(true);
    fetchBranches();
}

void AuditPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
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
    if (m_goTo->isVisible()) {
        m_goTo->hide();
    } else if (m_help->isVisible()) {
        m_helpButton->setChecked(false);
    } else if (!m_export->isVisible() || !m_export->close()) {
        return false;
    }
    m_table->table()->setFocus(Qt::OtherFocusReason);
    return true;
}

void AuditPage::aim(const Subject& subject)
{
    const auto* named = std::get_if<AuditSubject>(&subject);
    if (named && named->id.empty())
        return;
    const QString key = named ? QString::fromStdString(named->id) : QString();
    if (key == m_aim)
        return;
    const auto& range = m_controller.list().range();
    if (m_left.size() >= kMostViews)
        m_left.clear();
    m_left[m_aim] = {m_filter, range ? range->end : 0, m_table->currentRow()};
    m_aim = key;
    const auto found = m_left.find(key);
    const View view = found != m_left.end() ? found->second : named ? View{AuditFilter::of(named->id)} : View();
    m_filter = view.filter;
    m_pendingSeq.reset();
    m_pendingRow = view.row;
    showFilter();
    if (view.end > 0)
        m_controller.showAgain(m_filter.query(QDate::currentDate()), view.end);
    else
        m_controller.show(m_filter.query(QDate::currentDate()));
}

void AuditPage::setFilter(const AuditFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_pendingSeq.reset();
    m_pendingRow = -1;
    showFilter();
    m_controller.show(m_filter.query(QDate::currentDate()));
}

void AuditPage::showFilter()
{
    if (m_search->text().trimmed() != m_filter.search)
        m_search->setText(m_filter.search);
    m_mistake->hide();
    m_bar->setFilter(m_filter);
    QList<FilterChip> chips;
    const auto add = [&](FilterPart part, const QString& text) {
        if (m_filter.has(part))
            chips += {part, text};
    };
    add(FilterPart::When, whenText(m_filter));
    add(FilterPart::Action, m_bar->actionText(m_filter.action));
    if (m_filter.result)
        add(FilterPart::Result, AuditText::result(*m_filter.result));
    if (m_filter.branch)
        add(FilterPart::Branch, m_bar->branchText(*m_filter.branch));
    if (m_filter.actor)
        //: filter of the audit trail. %1: a name
        add(FilterPart::Actor, tr("Done by %1").arg(nameOf(QString::fromStdString(m_filter.actor->toString()))));
    if (!m_filter.subject.isEmpty())
        //: filter of the audit trail. %1: customer, account …, %2: its name
        add(FilterPart::Subject,
            tr("%1: %2").arg(AuditText::kind(tables::subjectKindOf(m_filter.subject.toStdString())),
                             nameOf(m_filter.subject)));
    const bool any = !chips.isEmpty() || !m_filter.search.isEmpty();
    m_chips->setChips(chips, any);
    m_table->setEmptyContent(icon(Icon::Search, Tint::Muted),
                             any ? tr("Nothing in the trail fits.") : tr("Nothing has been recorded yet."),
                             any ? tr("Clear all filters") : QString());
}

QString AuditPage::nameOf(const QString& id) const
{
    const auto found = m_names.find(id);
    return found != m_names.end() ? found->second : QStringLiteral("…") + id.right(6);
}

void AuditPage::onRows()
{
    const AuditTableModel& list = m_controller.list();
    m_searching->setVisible(list.isSearching());
    if (list.isSearching())
        m_searching->setText(list.found() == 0 ? tr("Nothing found yet. The bank looks further back…")
                                               : tr("%n found so far. The bank looks further back…", nullptr,
                                                    static_cast<int>(list.found())));
    // What an id is called stands in the rows that it is narrowed to.
    const contract::AuditRow* row = list.rowAt(list.topRow());
    if (!row)
        return;
    const auto learn = [this](const QString& id, const std::string& name) {
        const QString text = QString::fromStdString(name);
        if (name.empty() || m_names[id] == text)
            return;
        m_names[id] = text;
        showFilter();
    };
    if (m_filter.actor && row->actor && row->actor->id == *m_filter.actor)
        learn(QString::fromStdString(row->actor->id.toString()), row->actor->displayName);
    for (const contract::AuditSubject& subject : row->subjects) {
        if (m_filter.subject == QString::fromStdString(subject.id))
            learn(m_filter.subject, subject.label);
    }
}

void AuditPage::onSearch(const QString& text)
{
    AuditFilter filter = m_filter;
    filter.search = text;
    setFilter(filter);
}

void AuditPage::clearAll()
{
    setFilter({});
    m_search->setFocus(Qt::OtherFocusReason);
}

void AuditPage::showMistake(const QString& sentence)
{
    m_mistake->setText(sentence);
    m_mistake->show();
    m_table->setEmptyContent(icon(Icon::Search, Tint::Muted), tr("The search has a mistake in it."));
    m_search->setFocus(Qt::OtherFocusReason);
}

void AuditPage::onChanged()
{
    m_strip->showState(m_controller.state(), m_controller.error());
    m_strip->setNewEvents(m_controller.newEvents(), m_controller.list().isFiltered());
    if (m_controller.state())
        m_bar->setActions(m_controller.state()->actions);
}

void AuditPage::showNew()
{
    m_pendingSeq.reset();
    m_pendingRow = -1;
    m_controller.showNew();
    m_table->setCurrentRow(0);
}

void AuditPage::goTo(std::int64_t seq)
{
    const auto& state = m_controller.state();
    if (!state || seq >= state->sealed || seq < state->oldest) {
        const QLocale locale;
        m_goTo->showMistake(state ? tr("There is no event %1. The trail holds %2 to %3.")
                                        .arg(AuditText::number(seq, locale), AuditText::number(state->oldest, locale),
                                             AuditText::number(state->sealed - 1, locale))
                                  : tr("The bank has not said yet how long the trail is."));
        return;
    }
    if (m_controller.list().isFiltered())
        setFilter({});
    else if (m_controller.list().positionOf(seq) < 0)
        m_controller.showNew();
    m_pendingSeq = seq;
    m_goTo->hide();
    m_table->table()->setFocus(Qt::OtherFocusReason);
    selectPending();
}

void AuditPage::selectPending()
{
    const AuditTableModel& list = m_controller.list();
    const qint64 row = m_pendingSeq ? list.positionOf(*m_pendingSeq) : m_pendingRow;
    if (row < 0 || row >= list.totalRows())
        return;
    m_pendingSeq.reset();
    m_pendingRow = -1;
    m_table->setCurrentRow(row);
}

void AuditPage::openExport()
{
    const AuditTableModel& list = m_controller.list();
    m_export->open({m_filter.query(QDate::currentDate()), list.totalRows(), list.totalIsExact()});
}

void AuditPage::openRow(qint64 row)
{
    const contract::AuditRow* event = m_controller.list().rowAt(row);
    if (event && event->seq)
        m_services.navigator.openAuditEvent(*event->seq);
}

void AuditPage::fetchBranches()
{
    if (m_bar->hasBranches())
        return;
    m_services.gateway.branches(this, [this](const client::CallResult<contract::Page<contract::BranchRow>>& result) {
        if (result)
            m_bar->setBranches(result->items);
    });
}

} // namespace cf::ui
