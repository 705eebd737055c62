// A Qt model of the visible window of a list of any length at the bank. RemoteTableView moves the window; pages are
// fetched behind it. Qt row numbers are rows of the window; everything called "position" is absolute, 64 bits.
//
// Only the visible rows exist, behind a 64-bit position and a bounded cache of pages. A list of a hundred million rows
// costs what a list of fifty does.
#pragma once

#include "models/domain/Outcome.h"
#include "models/tables/PageCache.h"

#include <QAbstractTableModel>
#include <QBasicTimer>
#include <QHash>
#include <QPointer>
#include <QSet>
#include <QString>

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace cf::tables {

class WindowedTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int kRowsPerPage = 100;
    static constexpr int kMaxPages = 64;
    static constexpr int kMaxVisibleRows = 200;
    static constexpr int kMaxRequests = 4; //!< Concurrent; the rest waits, and is dropped if scrolled away.

    enum Role
    {
        LoadedRole = Qt::UserRole + 1, //!< bool: false while the row is a placeholder.
        PositionRole,                  //!< qint64: absolute position of the row.
        CopyRole,                      //!< QStringList: the cell's copied form, see ClipboardText.h; none: its text.
        FirstFreeRole,                 //!< Subclasses number their own roles from here.
    };

    enum class State
    {
        Loading, //!< No answer yet.
        Ready,   //!< There are rows (some may be placeholders).
        Empty,   //!< The list is known to have no rows.
        Failed,  //!< Rows of the window could not be fetched; errorText() says why. retry() tries again.
    };

    explicit WindowedTableModel(QObject* parent = nullptr);

    //! Scrollable rows: the exact number, or at least this many if totalIsExact() is false.
    qint64 totalRows() const { return m_total; }
    bool totalIsExact() const { return m_totalIsExact; }

    qint64 topRow() const { return m_top; }
    int visibleRows() const { return m_visible; }
    //! Moves the window. `top` is clamped to the list, `visibleRows` to kMaxVisibleRows. Fetching starts in the next
    //! turn of the event loop.
    void setWindow(qint64 top, int visibleRows);

    State state() const;
    //! A translated sentence while state() is Failed, else empty.
    QString errorText() const;

    //! Fetches failed pages again.
    void retry();
    //! The list may have changed at the bank: fetches it again and shows the old rows until the new ones arrive.
    void refresh();
    //! Another list (other filter, other customer): drops everything and starts at its top.
    void reset();

    //! Identifies the row at that position even if rows around it move; empty while not loaded or if the subclass has
    //! no keys.
    virtual QString keyAt(qint64 position) const = 0;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void totalRowsChanged();
    void stateChanged();
    //! Rows of the window were filled or renewed.
    void rowsArrived();

protected:
    //! Identifies one request; the answer to a superseded request is dropped.
    struct Ticket
    {
        qint64 page;
        std::uint64_t generation;
    };

    void timerEvent(QTimerEvent* event) override;

    //! Must lead to exactly one pageArrived or pageFailed with the same ticket, now or later, on this thread.
    virtual void startFetch(Ticket ticket) = 0;
    virtual bool isLoaded(qint64 position) const = 0;
    virtual bool isFresh(qint64 page, std::uint64_t generation) const = 0;
    virtual void touch(qint64 page) = 0;
    virtual QVariant loadedData(qint64 position, int column, int role) const = 0;
    virtual void dropPages() = 0;

    //! Grows with each refresh() and reset(): data of an older one may be stale.
    std::uint64_t generation() const { return m_generation; }
    //! True if the answer is still wanted; the subclass then stores its rows and calls pageArrived.
    bool isAwaited(Ticket ticket) const;
    void pageArrived(Ticket ticket, qint64 rowsInPage, qint64 total, bool totalIsExact);
    void pageFailed(Ticket ticket, const QString& sentence);

private:
    qint64 firstPage() const { return m_top / kRowsPerPage; }
    qint64 lastPage() const;
    bool needsFetch(qint64 page) const;
    void scheduleFetches();
    void fetchMissing();
    void fetchPageIfRoom(qint64 page);
    void setTotal(qint64 total, bool exact);
    void resizeWindow();
    int windowRows() const;
    void announceState();

    qint64 m_top = 0;
    int m_visible = 0;
    int m_rows = 0; //!< The row count last reported to the view.
    qint64 m_total = 0;
    bool m_totalIsExact = false;
    bool m_answered = false;
    State m_announcedState = State::Loading;
    std::uint64_t m_generation = 1;
    QHash<qint64, std::uint64_t> m_requests; //!< Page to the generation of its pending request.
    QHash<qint64, QString> m_failed;         //!< Page to the message; fetched again only on demand.
    QBasicTimer m_fetchTimer;
};

//! A source's answer for one page.
template <class Row>
struct FetchedPage
{
    std::vector<Row> rows;
    qint64 totalRows = 0;     //!< Of the whole list, or a lower bound.
    bool totalIsExact = true; //!< False if the bank has not counted to the end.
};

//! Base of every concrete list, which supplies fetchPage, cell and the columns.
template <class Row>
class TypedWindowedModel : public WindowedTableModel
{
public:
    //! The page, or a translated message why there is none.
    using Answer = Outcome<FetchedPage<Row>, QString>;
    using Callback = std::function<void(Answer)>;

    using WindowedTableModel::WindowedTableModel;

    //! The row at that absolute position, or null if not loaded. Valid until control returns to the event loop.
    const Row* rowAt(qint64 position) const { return m_pages.row(position); }
    QString keyAt(qint64 position) const override
    {
        const Row* row = rowAt(position);
        return row ? rowKey(*row) : QString();
    }
    std::size_t cachedPages() const { return m_pages.pageCount(); }

protected:
    //! Fetches up to `limit` rows from `position`; calls `done` exactly once, on this thread. `done` may outlive the
    //! model.
    virtual void fetchPage(qint64 position, int limit, Callback done) = 0;
    virtual QVariant cell(const Row& row, int column, int role) const = 0;
    virtual QString rowKey(const Row&) const { return {}; }

private:
    void startFetch(Ticket ticket) override
    {
        fetchPage(ticket.page * kRowsPerPage, kRowsPerPage,
                  [self = QPointer<TypedWindowedModel>(this), ticket](Answer answer) {
                      if (self && self->isAwaited(ticket))
                          self->take(ticket, std::move(answer));
                  });
    }

    void take(Ticket ticket, Answer answer)
    {
        if (!answer) {
            pageFailed(ticket, answer.error());
            return;
        }
        FetchedPage<Row> page = std::move(answer).value();
        const auto count = static_cast<qint64>(page.rows.size());
        m_pages.put(ticket.page, ticket.generation, std::move(page.rows));
        pageArrived(ticket, count, page.totalRows, page.totalIsExact);
    }

    bool isLoaded(qint64 position) const override { return m_pages.row(position) != nullptr; }
    bool isFresh(qint64 page, std::uint64_t generation) const override { return m_pages.isFresh(page, generation); }
    void touch(qint64 page) override { m_pages.touch(page); }
    QVariant loadedData(qint64 position, int column, int role) const override
    {
        const Row* row = m_pages.row(position);
        return row ? cell(*row, column, role) : QVariant();
    }
    void dropPages() override { m_pages.clear(); }

    PageCache<Row> m_pages{kRowsPerPage, kMaxPages};
};

} // namespace cf::tables
