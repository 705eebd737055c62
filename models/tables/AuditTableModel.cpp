// Filtered lists work as in CursorPagedModel, with one addition: the bank stops searching after a while and answers a
// short page with more to come. Its rows are shown at once, and the page stays stale, so that it is fetched again and
// grows.
#include "models/tables/AuditTableModel.h"

#include <algorithm>
#include <iterator>

namespace cf::tables {

using contract::AuditRow;

AuditTableModel::AuditTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                                 QObject* parent)
    : WindowedTableModel(parent)
    , m_bank(bank)
    , m_sentences(std::move(sentences))
{
}

void AuditTableModel::show(const Range& range)
{
    m_range = range;
    reset();
    startAnew();
}

void AuditTableModel::extend(std::int64_t end, std::int64_t oldest)
{
    if (!m_range)
        return;
    m_range->end = end;
    m_range->oldest = oldest;
    refresh();
    startAnew();
}

bool AuditTableModel::narrows(const contract::AuditQuery& filter)
{
    return filter.search || filter.from || filter.to || filter.actor || filter.action || filter.subject ||
           filter.branch || filter.result;
}

qint64 AuditTableModel::positionOf(std::int64_t seq) const
{
    const bool isHere = m_range && !isFiltered() && seq >= m_range->oldest && seq < m_range->end;
    return isHere ? m_range->end - 1 - seq : -1;
}

QString AuditTableModel::keyAt(qint64 position) const
{
    const AuditRow* row = rowAt(position);
    return row ? AuditCells::key(*row) : QString();
}

QVariant AuditTableModel::loadedData(qint64 position, int column, int role) const
{
    const AuditRow* row = rowAt(position);
    return row ? AuditCells::cell(*row, column, role) : QVariant();
}

void AuditTableModel::startAnew()
{
    m_begun = generation();
    for (client::CallHandle& call : m_calls)
        call.cancel();
    m_calls.clear();
    m_call.cancel();
    m_calling = false;
    m_pending.clear();
    m_cursors.clear();
    m_partial.reset();
    m_found = 0;
    Q_EMIT searchMoved();
}

void AuditTableModel::startFetch(Ticket ticket)
{
    if (m_begun != generation())
        startAnew();
    if (!m_range)
        return; // show() asks again.
    if (m_range->end <= m_range->oldest)
        return arriveEmpty(ticket);
    if (!isFiltered())
        return fetchNumbered(ticket);
    m_pending.push_back(ticket);
    if (!m_calling)
        fetchNext();
}

void AuditTableModel::arriveEmpty(Ticket ticket)
{
    m_pages.put(ticket.page, ticket.generation, {});
    pageArrived(ticket, 0, 0, true);
}

void AuditTableModel::fetchNumbered(Ticket ticket)
{
    contract::AuditQuery query = m_range->filter;
    const std::int64_t end = m_range->end - ticket.page * kRowsPerPage;
    query.before = end;
    query.limit = static_cast<int>(std::min<std::int64_t>(kRowsPerPage, end - m_range->oldest));
    m_calls.take(ticket.page).cancel();
    m_calls[ticket.page] = m_bank.call<contract::ListAuditEvents>(
        query, {}, this, [this, ticket](Result result) { onNumbered(ticket, std::move(result)); });
}

void AuditTableModel::onNumbered(Ticket ticket, Result result)
{
    m_calls.remove(ticket.page);
    if (!isAwaited(ticket))
        return;
    if (!result)
        return pageFailed(ticket, m_sentences(result.error()));
    Rows rows = std::move(result).value().items;
    const auto count = static_cast<qint64>(rows.size());
    m_pages.put(ticket.page, ticket.generation, std::move(rows));
    pageArrived(ticket, count, m_range->end - m_range->oldest, true);
}

void AuditTableModel::fetchNext()
{
    const auto isStale = [this](const Ticket& ticket) { return !isAwaited(ticket); };
    m_pending.erase(std::remove_if(m_pending.begin(), m_pending.end(), isStale), m_pending.end());
    if (m_pending.empty())
        return;
    const qint64 page = std::min(m_pending.back().page, m_cursors.lastKnown());
    const bool goesOn = m_partial && m_partial->page == page;
    const auto cursor = goesOn ? std::optional(m_partial->cursor) : m_cursors.beginOf(page);
    contract::AuditQuery query = m_range->filter;
    query.before = m_range->end;
    query.cursor = cursor;
    query.limit = kRowsPerPage - (goesOn ? static_cast<int>(m_partial->rows.size()) : 0);
    m_calling = true;
    m_call =
        m_bank.call<contract::ListAuditEvents>(query, {}, this, [this, page, cursor, begun = m_begun](Result result) {
            if (begun == m_begun)
                onFound(page, cursor, std::move(result));
        });
}

void AuditTableModel::onFound(qint64 page, const std::optional<std::string>& cursor, Result result)
{
    m_calling = false;
    if (!result)
        return failAll(result.error());
    contract::Page<AuditRow> answer = std::move(result).value();
    Rows rows;
    if (m_partial && m_partial->page == page) {
        rows = std::move(m_partial->rows);
        m_partial.reset();
    }
    rows.insert(rows.end(), std::make_move_iterator(answer.items.begin()), std::make_move_iterator(answer.items.end()));
    // Without a new cursor it would be fetched forever.
    answer.more = answer.more && answer.lastKey && answer.lastKey != cursor;
    m_found = std::max(m_found, page * kRowsPerPage + static_cast<qint64>(rows.size()));
    if (answer.more && rows.size() < static_cast<std::size_t>(kRowsPerPage))
        takePart(page, std::move(rows), *answer.lastKey, answer.count);
    else
        takePage(page, std::move(rows), answer);
    Q_EMIT searchMoved();
    if (!m_calling)
        fetchNext();
}

void AuditTableModel::takePart(qint64 page, Rows rows, std::string cursor, std::int64_t count)
{
    m_partial = Partial{page, rows, std::move(cursor)};
    const auto found = static_cast<qint64>(rows.size());
    // Of no generation: it is shown and fetched again.
    m_pages.put(page, 0, std::move(rows));
    deliver(page, found, true, count, false);
}

void AuditTableModel::takePage(qint64 page, Rows rows, const contract::Page<AuditRow>& answer)
{
    const auto found = static_cast<qint64>(rows.size());
    if (answer.more && !m_cursors.learn(page + 1, *answer.lastKey)) {
        refresh();
        return;
    }
    m_pages.put(page, m_begun, std::move(rows));
    deliver(page, found, answer.more, answer.count, answer.countExact);
}

void AuditTableModel::deliver(qint64 page, qint64 rows, bool more, std::int64_t count, bool countExact)
{
    const qint64 end = page * kRowsPerPage + rows;
    const qint64 reach = (m_cursors.lastKnown() + kPagesAhead) * kRowsPerPage;
    const qint64 atLeast = std::max<qint64>(count, end + 1);
    const bool exact = !more || (countExact && atLeast <= reach);
    const qint64 total = more ? std::min(atLeast, reach) : end;
    // This also answers requests for a page beyond the end of the list.
    const auto isServed = [&](const Ticket& pending) { return pending.page == page || (!more && pending.page > page); };
    std::vector<Ticket> served;
    std::copy_if(m_pending.begin(), m_pending.end(), std::back_inserter(served), isServed);
    m_pending.erase(std::remove_if(m_pending.begin(), m_pending.end(), isServed), m_pending.end());
    for (const Ticket& pending : served) {
        if (!isAwaited(pending))
            continue;
        if (pending.page == page)
            pageArrived(pending, rows, total, exact);
        else
            pageArrived(pending, 0, end, true);
    }
}

void AuditTableModel::failAll(const client::CallFailure& failure)
{
    for (const Ticket& pending : std::exchange(m_pending, {})) {
        if (isAwaited(pending) && !endsWithMistake(pending, failure))
            pageFailed(pending, m_sentences(failure));
    }
}

bool AuditTableModel::endsWithMistake(Ticket ticket, const client::CallFailure& failure)
{
    if (!failure.problem)
        return false;
    const auto& errors = failure.problem->errors;
    if (std::none_of(errors.begin(), errors.end(),
                     [](const contract::FieldError& error) { return error.pointer == "?search"; }))
        return false;
    arriveEmpty(ticket);
    Q_EMIT searchMistaken(failure);
    return true;
}

} // namespace cf::tables
