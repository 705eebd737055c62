// Requests are deferred to the next turn of the event loop, so that dragging the scroll bar over a million rows fetches
// one page, not ten thousand.
#include "models/tables/WindowedTableModel.h"

#include <QTimerEvent>

#include <algorithm>
#include <limits>

namespace cf::tables {

WindowedTableModel::WindowedTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

int WindowedTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QVariant WindowedTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const qint64 position = m_top + index.row();
    if (role == PositionRole)
        return position;
    const bool loaded = isLoaded(position);
    if (role == LoadedRole)
        return loaded;
    if (!loaded)
        return role == Qt::AccessibleTextRole ? QVariant(tr("Loading", "a row of a table that is not here yet"))
                                              : QVariant();
    return loadedData(position, index.column(), role);
}

void WindowedTableModel::setWindow(qint64 top, int visibleRows)
{
    visibleRows = std::clamp(visibleRows, 0, kMaxVisibleRows);
    top = std::clamp<qint64>(top, 0, std::max<qint64>(0, m_total - 1));
    const bool moved = top != m_top;
    if (!moved && visibleRows == m_visible)
        return;
    const qint64 oldFirst = firstPage();
    const qint64 oldLast = lastPage();
    m_top = top;
    m_visible = visibleRows;
    resizeWindow();
    if (moved && m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
    if (firstPage() != oldFirst || lastPage() != oldLast) {
        // Failed pages out of sight may be retried when scrolled back into view; visible ones wait for retry().
        m_failed.removeIf([&](QHash<qint64, QString>::iterator entry) {
            return entry.key() < std::max(oldFirst, firstPage()) || entry.key() > std::min(oldLast, lastPage());
        });
    }
    scheduleFetches();
    announceState();
}

WindowedTableModel::State WindowedTableModel::state() const
{
    if (!errorText().isEmpty())
        return State::Failed;
    if (!m_answered)
        return State::Loading;
    return m_total == 0 ? State::Empty : State::Ready;
}

QString WindowedTableModel::errorText() const
{
    for (qint64 page = firstPage(); page <= lastPage(); ++page) {
        if (const auto found = m_failed.constFind(page); found != m_failed.constEnd())
            return *found;
    }
    return {};
}

void WindowedTableModel::retry()
{
    m_failed.clear();
    scheduleFetches();
    announceState();
}

void WindowedTableModel::refresh()
{
    ++m_generation;
    m_requests.clear();
    retry();
}

void WindowedTableModel::reset()
{
    beginResetModel();
    ++m_generation;
    m_requests.clear();
    m_failed.clear();
    dropPages();
    m_top = 0;
    m_rows = 0;
    m_total = 0;
    m_totalIsExact = false;
    m_answered = false;
    endResetModel();
    Q_EMIT totalRowsChanged();
    scheduleFetches();
    announceState();
}

qint64 WindowedTableModel::lastPage() const
{
    return (m_top + std::max(m_visible, 1) - 1) / kRowsPerPage;
}

bool WindowedTableModel::needsFetch(qint64 page) const
{
    const bool inList = page == 0 || page * kRowsPerPage < m_total;
    return page >= 0 && inList && !m_failed.contains(page) && !m_requests.contains(page) &&
           !isFresh(page, m_generation);
}

void WindowedTableModel::scheduleFetches()
{
    if (m_visible > 0 && !m_fetchTimer.isActive())
        m_fetchTimer.start(0, this);
}

void WindowedTableModel::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_fetchTimer.timerId()) {
        QAbstractTableModel::timerEvent(event);
        return;
    }
    m_fetchTimer.stop();
    fetchMissing();
}

void WindowedTableModel::fetchMissing()
{
    // The window first; its neighbours only once it is complete, so that they never delay it.
    const qint64 first = firstPage();
    const qint64 last = lastPage();
    bool complete = true;
    for (qint64 page = first; page <= last; ++page) {
        touch(page);
        complete = complete && isFresh(page, m_generation);
        fetchPageIfRoom(page);
    }
    if (complete) {
        fetchPageIfRoom(last + 1);
        fetchPageIfRoom(first - 1);
    }
}

void WindowedTableModel::fetchPageIfRoom(qint64 page)
{
    if (!needsFetch(page) || m_requests.size() >= kMaxRequests)
        return;
    m_requests.insert(page, m_generation);
    startFetch(Ticket{page, m_generation});
}

bool WindowedTableModel::isAwaited(Ticket ticket) const
{
    const auto found = m_requests.constFind(ticket.page);
    return found != m_requests.constEnd() && *found == ticket.generation;
}

void WindowedTableModel::pageArrived(Ticket ticket, qint64 rowsInPage, qint64 total, bool totalIsExact)
{
    m_requests.remove(ticket.page);
    m_failed.remove(ticket.page);
    m_answered = true;
    const qint64 end = ticket.page * kRowsPerPage + rowsInPage;
    if (!totalIsExact) {
        // A short page ends the list, unless the source knows of more; after a full one there may be more, so one more
        // row can be scrolled to.
        const bool isShort = rowsInPage < kRowsPerPage && total <= end;
        const bool endOfList = isShort && (rowsInPage > 0 || ticket.page == 0);
        const bool emptyPage = isShort && rowsInPage == 0 && ticket.page > 0;
        total = endOfList ? end : emptyPage ? std::min(m_total, end) : std::max({total, m_total, end + 1});
        totalIsExact = endOfList || emptyPage;
    }
    setTotal(total, totalIsExact);
    const qint64 from = std::max<qint64>(ticket.page * kRowsPerPage - m_top, 0);
    const qint64 to = std::min<qint64>((ticket.page + 1) * kRowsPerPage - m_top, m_rows) - 1;
    if (from <= to) {
        Q_EMIT dataChanged(index(static_cast<int>(from), 0), index(static_cast<int>(to), columnCount() - 1));
        Q_EMIT rowsArrived();
    }
    scheduleFetches();
    announceState();
}

void WindowedTableModel::pageFailed(Ticket ticket, const QString& sentence)
{
    m_requests.remove(ticket.page);
    m_failed.insert(ticket.page, sentence);
    scheduleFetches();
    announceState();
}

void WindowedTableModel::setTotal(qint64 total, bool exact)
{
    total = std::max<qint64>(total, 0);
    const bool changed = total != m_total || exact != m_totalIsExact;
    m_total = total;
    m_totalIsExact = exact;
    if (m_top > std::max<qint64>(0, total - 1))
        setWindow(total - 1, m_visible);
    resizeWindow();
    if (changed)
        Q_EMIT totalRowsChanged();
}

int WindowedTableModel::windowRows() const
{
    return static_cast<int>(std::clamp<qint64>(m_total - m_top, 0, m_visible));
}

void WindowedTableModel::resizeWindow()
{
    const int rows = windowRows();
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    } else if (rows < m_rows) {
        beginRemoveRows({}, rows, m_rows - 1);
        m_rows = rows;
        endRemoveRows();
    }
}

void WindowedTableModel::announceState()
{
    // A new message counts as a change, so every failure is announced.
    const State now = state();
    if (now == m_announcedState && now != State::Failed)
        return;
    m_announcedState = now;
    Q_EMIT stateChanged();
}

} // namespace cf::tables
