// The most recently used pages of a remote list; TypedWindowedModel keeps its rows here, so memory is bounded however
// long the list is.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <list>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cf::tables {

template <class Row>
class PageCache
{
public:
    //! `rowsPerPage` and `maxPages` are positive. A page may hold fewer rows than rowsPerPage (the last one, or a list
    //! that shrank).
    PageCache(int rowsPerPage, std::size_t maxPages)
        : m_rowsPerPage(rowsPerPage)
        , m_maxPages(maxPages)
    {
        assert(rowsPerPage > 0 && maxPages > 0);
    }

    //! Adds a page as the most recently used; drops the least recently used if there are too many.
    void put(std::int64_t page, std::uint64_t generation, std::vector<Row> rows)
    {
        if (const auto found = m_index.find(page); found != m_index.end()) {
            m_pages.erase(found->second);
            m_index.erase(found);
        }
        m_pages.push_front(Page{page, generation, std::move(rows)});
        m_index.emplace(page, m_pages.begin());
        if (m_pages.size() > m_maxPages) {
            m_index.erase(m_pages.back().number);
            m_pages.pop_back();
        }
    }

    //! Marks a page as most recently used.
    void touch(std::int64_t page)
    {
        if (const auto found = m_index.find(page); found != m_index.end())
            m_pages.splice(m_pages.begin(), m_pages, found->second);
    }

    //! The row at that absolute position, or null. Valid until the next put() or clear().
    const Row* row(std::int64_t position) const
    {
        const auto found = m_index.find(position / m_rowsPerPage);
        if (found == m_index.end())
            return nullptr;
        const auto offset = static_cast<std::size_t>(position % m_rowsPerPage);
        return offset < found->second->rows.size() ? &found->second->rows[offset] : nullptr;
    }

    //! True if the page is here and of that generation; an older one may be shown but must be fetched again.
    bool isFresh(std::int64_t page, std::uint64_t generation) const
    {
        const auto found = m_index.find(page);
        return found != m_index.end() && found->second->generation == generation;
    }

    std::size_t pageCount() const { return m_pages.size(); }

    void clear()
    {
        m_pages.clear();
        m_index.clear();
    }

private:
    struct Page
    {
        std::int64_t number;
        std::uint64_t generation;
        std::vector<Row> rows;
    };

    int m_rowsPerPage;
    std::size_t m_maxPages;
    std::list<Page> m_pages;
    std::unordered_map<std::int64_t, typename std::list<Page>::iterator> m_index;
};

} // namespace cf::tables
