// Lists that the bank pages by cursor only: where a page begins is known once the previous one has arrived. Base of the
// customer and transfer lists; RemoteTableView shows them like any other.
#pragma once

#include "models/tables/WindowedTableModel.h"
#include "services/client/CallResult.h"
#include "services/contract/Page.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

namespace cf::tables {

//! The known page starts. A cursor of some sixty bytes per hundred rows passed.
class CursorChain
{
public:
    //! The last page whose start is known.
    qint64 lastKnown() const { return static_cast<qint64>(m_cursors.size()); }
    //! Empty for page 0; `page` is at most lastKnown().
    std::optional<std::string> beginOf(qint64 page) const;
    //! False if the page had another start before: the list has changed, and later pages are invalid.
    [[nodiscard]] bool learn(qint64 page, const std::string& cursor);
    void clear() { m_cursors.clear(); }

private:
    std::vector<std::string> m_cursors; //!< For pages 1, 2, …
};

/*! Row is what the contract's list holds. One call is on its way at a time, the latest request first. Rows far behind
   the known end are reached by reading the pages between, of which only the cursors are kept; so a list of unknown or
   great length can be scrolled only kPagesAhead beyond what was seen, and no row is ever shown in a wrong place. */
template <class Row>
class CursorPagedModel : public TypedWindowedModel<Row>
{
public:
    static constexpr qint64 kPagesAhead = 100;

    using typename TypedWindowedModel<Row>::Callback;
    using TypedWindowedModel<Row>::kRowsPerPage;

    //! `sentences` turns a failed call into a translated sentence.
    explicit CursorPagedModel(std::function<QString(const client::CallFailure&)> sentences, QObject* parent = nullptr)
        : TypedWindowedModel<Row>(parent)
        , m_sentences(std::move(sentences))
    {
    }

protected:
    using PageResult = client::CallResult<contract::Page<Row>>;

    //! One call to the bank with `this` as its context; `cursor` empty: the first page. Every page with more to come
    //! must hold `limit` rows, for positions are counted by them.
    virtual client::CallHandle callPage(const std::optional<std::string>& cursor, int limit,
                                        client::Callback<contract::Page<Row>> done) = 0;

    using PageCall = std::function<client::CallHandle(const std::optional<std::string>& cursor, int limit,
                                                      client::Callback<contract::Page<Row>> done)>;
    //! For lists of which the bank stops reading after a while and answers a short page with more to come: `call` is
    //! repeated from there until the page is full or the list at its end.
    client::CallHandle callWhole(const PageCall& call, const std::optional<std::string>& cursor, int limit,
                                 client::Callback<contract::Page<Row>> done)
    {
        const auto arrived = [this, call, cursor, limit, asked = this->generation(),
                              done = std::move(done)](PageResult result) {
            if (asked != this->generation())
                return;
            const bool isWhole = !result || !result.value().more || !result.value().lastKey ||
                                 result.value().lastKey == cursor ||
                                 result.value().items.size() >= static_cast<std::size_t>(limit);
            if (isWhole)
                return done(std::move(result));
            contract::Page<Row> page = std::move(result).value();
            const int missing = limit - static_cast<int>(page.items.size());
            const std::optional<std::string> next = page.lastKey;
            callWhole(call, next, missing, [done, first = std::move(page.items)](PageResult rest) {
                if (rest) {
                    contract::Page<Row> whole = std::move(rest).value();
                    whole.items.insert(whole.items.begin(), first.begin(), first.end());
                    return done(std::move(whole));
                }
                done(std::move(rest));
            });
        };
        return call(cursor, limit, arrived);
    }

private:
    struct PendingPage
    {
        qint64 page;
        Callback done;
    };

    void fetchPage(qint64 position, int /*limit*/, Callback done) override
    {
        if (m_generation != this->generation())
            startAnew();
        m_pending.push_back({position / kRowsPerPage, std::move(done)});
        if (!m_calling)
            callNext();
    }

    //! Another list, or the same again: earlier requests are dropped.
    void startAnew()
    {
        m_generation = this->generation();
        m_call.cancel();
        m_calling = false;
        m_pending.clear();
        m_cursors.clear();
    }

    void callNext()
    {
        if (m_pending.empty())
            return;
        const qint64 page = std::min(m_pending.back().page, m_cursors.lastKnown());
        m_calling = true;
        m_call =
            callPage(m_cursors.beginOf(page), kRowsPerPage, [this, page, generation = m_generation](PageResult result) {
                if (generation == this->generation())
                    onAnswer(page, std::move(result));
            });
    }

    void onAnswer(qint64 number, PageResult result)
    {
        m_calling = false;
        if (!result)
            return failAll(m_sentences(result.error()));
        contract::Page<Row> page = std::move(result).value();
        const bool more = page.more && page.lastKey && !page.items.empty();
        if (more && !m_cursors.learn(number + 1, *page.lastKey)) {
            this->refresh();
            return;
        }
        FetchedPage<Row> fetched{{}, 0, false};
        measure(fetched, number, page, more);
        fetched.rows = std::move(page.items);
        deliver(number, more, fetched);
        if (!m_calling)
            callNext();
    }

    void measure(FetchedPage<Row>& fetched, qint64 number, const contract::Page<Row>& page, bool more) const
    {
        const qint64 end = number * kRowsPerPage + static_cast<qint64>(page.items.size());
        const qint64 count = std::max<qint64>(page.count, end + (more ? 1 : 0));
        const qint64 reach = (m_cursors.lastKnown() + kPagesAhead) * kRowsPerPage;
        fetched.totalIsExact = !more || (page.countExact && count <= reach);
        fetched.totalRows = more ? std::min(count, reach) : end;
    }

    //! Answers requests for this page, or for one beyond the end of the list.
    void deliver(qint64 number, bool more, const FetchedPage<Row>& fetched)
    {
        const auto waits = [&](const PendingPage& pending) {
            return pending.page != number && (more || pending.page < number);
        };
        const auto firstServed = std::stable_partition(m_pending.begin(), m_pending.end(), waits);
        const std::vector<PendingPage> served(std::make_move_iterator(firstServed),
                                              std::make_move_iterator(m_pending.end()));
        m_pending.erase(firstServed, m_pending.end());
        for (const PendingPage& pending : served)
            pending.done(pending.page == number ? fetched : FetchedPage<Row>{{}, fetched.totalRows, true});
    }

    void failAll(const QString& sentence)
    {
        for (const PendingPage& pending : std::exchange(m_pending, {}))
            pending.done(sentence);
    }

    std::function<QString(const client::CallFailure&)> m_sentences;
    CursorChain m_cursors;
    std::vector<PendingPage> m_pending; //!< Latest last.
    client::CallHandle m_call;
    bool m_calling = false;
    std::uint64_t m_generation = 0;
};

} // namespace cf::tables
