#include "ui/accounts/EntriesPanel.h"

#include "models/tables/DateText.h"
#include "models/tables/EntrySearchText.h"
#include "ui/accounts/CellDelegate.h"
#include "ui/common/FailureText.h"
#include "ui/shell/KeyedWidget.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/DayEdit.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/Styling.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace cf::ui {
namespace {

QString readFailure(const client::CallFailure& failure)
{
    return FailureText::forFailure(failure, RequestKind::Read);
}

} // namespace

EntriesPanel::EntriesPanel(client::Bank& bank, QWidget* parent)
    : QWidget(parent)
    , m_bank(bank)
    , m_entries(bank, readFailure)
    , m_found(bank, readFailure)
    , m_search(new SearchField(this))
    , m_goTo(new QPushButton(tr("Go to a day…"), this))
    , m_goToBar(new QWidget(this))
    , m_day(new DayEdit(m_goToBar))
    , m_go(new QPushButton(tr("Go", "to a day"), m_goToBar))
    , m_message(plainLabel({}, TextRole::Body, this))
    , m_list(makeTable(tr("Entries of the account"), &m_entries))
    , m_matches(makeTable(tr("Entries found"), &m_found))
{
    m_list->setEmptyContent(icon(Icon::List, Tint::Muted), tr("Nothing has been booked on this account yet."));
    layOut();
    // Every search is recorded, so it starts on Enter, not at every pause.
    connect(m_search, &SearchField::leaveToResults, this, &EntriesPanel::search);
    connect(m_search, &SearchField::searchRequested, this, [this](const QString& text) {
        if (text.isEmpty() && (m_isMistaken || !m_matches->isHidden()))
            showAll();
    });
    connect(m_matches, &RemoteTableView::emptyActionTriggered, this, &EntriesPanel::clearSearch);
    connect(m_goTo, &QPushButton::clicked, this, &EntriesPanel::openGoTo);
    connect(m_go, &QPushButton::clicked, this, &EntriesPanel::goToDay);
    connect(m_list, &RemoteTableView::activated, this, [this](qint64 position) {
        if (const contract::Entry* entry = m_entries.rowAt(position))
            Q_EMIT entryActivated(*entry);
    });
    connect(m_matches, &RemoteTableView::activated, this, [this](qint64 position) {
        if (const contract::Entry* entry = m_found.rowAt(position))
            Q_EMIT entryActivated(*entry);
    });
    connect(&m_found, &tables::WindowedTableModel::rowsArrived, this, [this] {
        if (m_matches->currentRow() < 0)
            m_matches->setCurrentRow(0);
    });
}

RemoteTableView* EntriesPanel::makeTable(const QString& name, tables::WindowedTableModel* model)
{
    auto* table = new RemoteTableView(name, this);
    table->setModel(model);
    // Scroll the page rather than hide all entries.
    table->setMinimumHeight(em(11));
    table->table()->setItemDelegate(new CellDelegate(table->table()));
    table->setColumns({{5}, {12}, {12}, {18}, {16, true}, {15}, {15}});
    return table;
}

void EntriesPanel::layOut()
{
    m_message->setWordWrap(true);
    m_message->hide();
    m_goToBar->hide();
    m_matches->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.4));
    column->addLayout(makeTop());
    column->addWidget(m_message);
    column->addWidget(m_list, 1);
    column->addWidget(m_matches, 1);
}

QLayout* EntriesPanel::makeTop()
{
    m_search->setAccessibleName(tr("Search the entries"));
    m_search->setLongest(static_cast<qsizetype>(contract::kLongestEntrySearch));
    //: the words with a colon are the same in every language
    m_search->setPlaceholderText(tr("Words, amount:100..500, from:2026-11-01, then Enter"));
    m_search->setToolTip(tr("Words of the counterparty or the memo, amount:500, amount:100..500, amount:>100, "
                            "amount:<500, from:2026-11-01, to:2026-11-30, a day, today, yesterday, 7d. All must match.",
                            "the words with a colon and the last three are the same in every language"));
    m_goTo->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_D).toString(QKeySequence::NativeText));
    m_day->setAccessibleName(tr("Day to go to"));
    setKind(m_goTo, ButtonKind::Quiet);
    auto* bar = new QHBoxLayout(m_goToBar);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(em(0.4));
    bar->addWidget(m_day);
    bar->addWidget(m_go);
    auto* row = new QHBoxLayout;
    row->setSpacing(em(0.6));
    m_search->setMaximumWidth(em(40));
    row->addWidget(m_search, 1);
    row->addStretch();
    row->addWidget(m_goTo);
    row->addWidget(m_goToBar);
    return row;
}

void EntriesPanel::setAccount(const AccountId& account)
{
    m_account.reset();
    m_dayCall.cancel();
    m_search->clear();
    closeGoTo();
    showAll();
    m_entries.setAccount(account);
}

void EntriesPanel::setAccount(const contract::Account& account)
{
    m_account = account;
}

void EntriesPanel::refresh()
{
    m_entries.refresh();
    if (!m_matches->isHidden())
        m_found.refresh();
}

void EntriesPanel::addKeysTo(KeyedWidget& page)
{
    page.addKey(Qt::CTRL | Qt::Key_F, tr("Search the entries"), [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    page.addKey(Qt::CTRL | Qt::Key_D, tr("Go to a day"), [this] { openGoTo(); });
    page.addKey(
        Qt::Key_Escape, tr("Clear the search"), [this] { clearSearch(); }, m_matches);
    page.addKey(
        Qt::Key_Return, tr("Go", "to a day"), [this] { goToDay(); }, m_goToBar);
    page.addKey(
        Qt::Key_Enter, {}, [this] { goToDay(); }, m_goToBar);
    page.addKey(
        Qt::Key_Escape, {},
        [this] {
            closeGoTo();
            m_list->setFocus(Qt::OtherFocusReason);
        },
        m_goToBar);
}

QList<QWidget*> EntriesPanel::tabStops() const
{
    return {m_search, m_goTo, m_day, m_go, m_list->table(), m_matches->table()};
}

void EntriesPanel::search()
{
    const QString text = m_search->text().trimmed();
    if (text.isEmpty()) {
        showAll();
        return m_list->setFocus(Qt::OtherFocusReason);
    }
    if (!m_account)
        return;
    const auto wanted =
        tables::readEntrySearch(text, m_account->summary.id, m_account->summary.ledgerBalance.currency(), QLocale());
    m_isMistaken = !wanted;
    if (m_isMistaken)
        return say(Tone::Danger, wanted.error());
    say(Tone::Neutral, {});
    m_matches->setEmptyContent(icon(Icon::Search, Tint::Muted), tr("No entry matches “%1”.").arg(text),
                               tr("Show all entries"));
    m_list->hide();
    m_matches->show();
    m_found.setSearch(*wanted);
    m_matches->setFocus(Qt::OtherFocusReason);
    Q_EMIT hintsChanged();
}

void EntriesPanel::clearSearch()
{
    m_search->clear();
    showAll();
    m_list->setFocus(Qt::OtherFocusReason);
}

void EntriesPanel::showAll()
{
    m_isMistaken = false;
    say(Tone::Neutral, {});
    m_list->show();
    m_matches->hide();
    m_found.setSearch(std::nullopt);
    Q_EMIT hintsChanged();
}

//! Below the search; empty: nothing.
void EntriesPanel::say(Tone tone, const QString& sentence)
{
    setTextTone(m_message, tone);
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
    m_search->setAccessibleDescription(sentence);
    if (sentence.isEmpty())
        return;
    QAccessibleEvent told(m_message, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void EntriesPanel::openGoTo()
{
    if (!m_day->isChosen())
        m_day->setDay(tables::today());
    m_goTo->hide();
    m_goToBar->show();
    m_day->setFocus(Qt::ShortcutFocusReason);
    m_day->selectAll();
    Q_EMIT hintsChanged();
}

void EntriesPanel::closeGoTo()
{
    m_dayCall.cancel();
    m_goToBar->hide();
    m_goTo->show();
    Q_EMIT hintsChanged();
}

void EntriesPanel::goToDay()
{
    if (!m_account)
        return;
    m_day->interpretText();
    const QDate day = m_day->date();
    m_dayCall =
        m_bank.call<contract::GetBalanceAsOf>({m_account->summary.id, tables::fromQDate(day)}, {}, this,
                                              [this, day](const client::CallResult<contract::BalanceAsOf>& result) {
                                                  if (result)
                                                      showDay(day, result->entries);
                                                  else
                                                      say(Tone::Danger, readFailure(result.error()));
                                              });
}

void EntriesPanel::showDay(const QDate& day, std::int64_t bookedByThen)
{
    m_search->clear();
    showAll();
    const qint64 total = m_entries.totalRows();
    if (total == 0)
        return;
    // The newest is on top, and the first one is number 1.
    m_list->showFrom(total - std::max<std::int64_t>(bookedByThen, 1));
    closeGoTo();
    m_list->setFocus(Qt::OtherFocusReason);
    if (bookedByThen == 0)
        say(Tone::Neutral, tr("Nothing had been booked by %1 yet. This is the first entry.", "%1: a day")
                               .arg(tables::formatDate(tables::fromQDate(day), QLocale())));
}

} // namespace cf::ui
