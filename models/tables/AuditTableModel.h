// The sealed audit trail, newest first; AuditPage shows it. Unfiltered, any of a hundred million events takes one call,
// because they are numbered without gaps; filtered, the bank pages by cursor. Both are pinned to the number the list
// began with, so that newly sealed events never move a row.
//
// The number is AuditQuery::before. A filtered page that is short with more to come is shown at once and asked for
// again.
#pragma once

#include "models/tables/AuditCells.h"
#include "models/tables/CursorPaged.h"
#include "services/client/Bank.h"
#include "services/contract/Audit.h"

#include <functional>
#include <optional>

namespace cf::tables {

class AuditTableModel : public WindowedTableModel
{
    Q_OBJECT

public:
    //! How many pages beyond those read a filtered list can be scrolled.
    static constexpr qint64 kPagesAhead = 100;

    //! What the list contains. The filter's cursor, position, limit and `before` are ignored.
    struct Range
    {
        contract::AuditQuery filter;
        std::int64_t end = 0;    //!< Only events with a smaller number.
        std::int64_t oldest = 0; //!< The first number that still exists.
    };

    //! The bank outlives this. `sentences` turns a failed call into a translated sentence.
    AuditTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                    QObject* parent = nullptr);

    //! Shows another list from its top; answers for the previous one are dropped.
    void show(const Range& range);
    //! The same filter including newly sealed events; old rows stay until the new ones arrive.
    void extend(std::int64_t end, std::int64_t oldest);

    const std::optional<Range>& range() const { return m_range; }
    //! Whether a filter is set: rows then have no position known from their number.
    bool isFiltered() const { return m_range && narrows(m_range->filter); }
    //! A filtered list whose next rows the bank is still searching for.
    bool isSearching() const { return m_partial.has_value(); }
    //! Rows of a filtered list found so far.
    qint64 found() const { return m_found; }
    //! Position of an event in the unfiltered list; -1 if absent.
    qint64 positionOf(std::int64_t seq) const;
    //! The row at that absolute position, or null if not loaded. Valid until control returns to the event loop.
    const contract::AuditRow* rowAt(qint64 position) const { return m_pages.row(position); }
    std::size_t cachedPages() const { return m_pages.pageCount(); }

    static bool narrows(const contract::AuditQuery& filter);

    QString keyAt(qint64 position) const override;
    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : AuditCells::kColumns;
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        return AuditCells::heading(section, orientation, role);
    }

Q_SIGNALS:
    //! isSearching() or found() has changed.
    void searchMoved();
    //! The bank cannot parse the search; `failure` says why. The list is then empty.
    void searchMistaken(const cf::client::CallFailure& failure);

protected:
    void startFetch(Ticket ticket) override;
    bool isLoaded(qint64 position) const override { return m_pages.row(position) != nullptr; }
    bool isFresh(qint64 page, std::uint64_t generation) const override { return m_pages.isFresh(page, generation); }
    void touch(qint64 page) override { m_pages.touch(page); }
    QVariant loadedData(qint64 position, int column, int role) const override;
    void dropPages() override { m_pages.clear(); }

private:
    using Result = client::CallResult<contract::Page<contract::AuditRow>>;
    using Rows = std::vector<contract::AuditRow>;

    //! A page of a filtered list that the bank has searched only in part.
    struct Partial
    {
        qint64 page;
        Rows rows;
        std::string cursor;
    };

    bool endsWithMistake(Ticket ticket, const client::CallFailure& failure);
    void startAnew();
    void arriveEmpty(Ticket ticket);
    void fetchNumbered(Ticket ticket);
    void onNumbered(Ticket ticket, Result result);
    void fetchNext();
    void onFound(qint64 page, const std::optional<std::string>& cursor, Result result);
    void takePart(qint64 page, Rows rows, std::string cursor, std::int64_t count);
    void takePage(qint64 page, Rows rows, const contract::Page<contract::AuditRow>& answer);
    void deliver(qint64 page, qint64 rows, bool more, std::int64_t count, bool countExact);
    void failAll(const client::CallFailure& failure);

    client::Bank& m_bank;
    std::function<QString(const client::CallFailure&)> m_sentences;
    std::optional<Range> m_range;
    PageCache<contract::AuditRow> m_pages{kRowsPerPage, kMaxPages};
    QHash<qint64, client::CallHandle> m_calls; //!< Unfiltered, by page.
    CursorChain m_cursors;                     //!< Filtered, like all below.
    std::vector<Ticket> m_pending;             //!< Latest last.
    std::optional<Partial> m_partial;
    client::CallHandle m_call;
    bool m_calling = false;
    std::uint64_t m_begun = 0; //!< The generation of all this.
    qint64 m_found = 0;
};

} // namespace cf::tables
