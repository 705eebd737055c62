// How the bank's screens read: from the cache, from a replica, or from the primary, but never less than the caller has
// seen or written before. Nothing that decides about money reads here. Used by the routes that only show something.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/api/ConsistencyTokens.h"
#include "services/bank/platform/cache/Cache.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/contract/Binder.h"

#include <atomic>

namespace cf::bank {

class ChangeFollower;

//! What a cache entry is made of, when it is read from the database.
struct Loaded
{
    std::string value;
    std::int64_t version = 0;      //!< Of the row; grows with every change.
    std::vector<std::string> tags; //!< See tagOf().
};

//! What ReadRouter::cached() gave, as it was before it was encoded as a document. Empty: nothing was given.
template <class T>
std::optional<T> decodedCopy(const std::shared_ptr<const std::string>& text)
{
    if (!text)
        return std::nullopt;
    auto value = contract::decodeDocument<T>(*text);
    if (!value)
        throw std::runtime_error("what the cache holds cannot be read");
    return std::move(value).value();
}

//! Thread-safe. Every function throws db::Error.
class ReadRouter
{
public:
    //! All outlive it. `replica` may be null: there is none. So may cache and follower, together: everything is read
    //! from the database.
    ReadRouter(db::Pool& primary, db::Pool* replica, platform::Cache* cache, ChangeFollower* follower,
               ConsistencyTokens& tokens)
        : m_primary(primary)
        , m_replica(replica)
        , m_cache(cache)
        , m_follower(follower)
        , m_tokens(tokens)
    {
    }

    //! Runs `query(Transaction&)` where the caller has seen nothing newer: on the replica, else on the primary. It may
    //! run twice; what it gives the second time counts.
    template <class Query>
    auto anywhere(StaffId reader, Query&& query)
    {
        std::optional<decltype(query(std::declval<db::Transaction&>()))> result;
        fetch(reader, [&](db::Transaction& transaction) { result.emplace(query(transaction)); });
        return *std::move(result);
    }

    //! Runs `query(Transaction&)` on the primary, for what may write or decide; the caller will be shown nothing older.
    template <class Query>
    auto onPrimary(StaffId reader, Query&& query)
    {
        return m_primary.transaction([&](db::Transaction& transaction) {
            auto result = query(transaction);
            m_tokens.raise(reader, db::appendWatermark(transaction));
            return result;
        });
    }

    //! The value of this kind (its place in the cache's list) under the key, from the cache or else by
    //! `load(Transaction&)`, which gives an optional Loaded and may run twice. What is not there is not remembered.
    //! Access is the caller's to check, on every value it is given.
    template <class Load>
    std::shared_ptr<const std::string> cached(StaffId reader, std::size_t kind, const std::string& key, Load&& load)
    {
        if (auto kept = lookUp(reader, kind, key))
            return kept;
        std::optional<Loaded> loaded;
        const platform::CacheTicket ticket = m_cache ? m_cache->ticket() : platform::CacheTicket();
        const Span span = fetch(reader, [&](db::Transaction& transaction) { loaded = load(transaction); });
        if (!loaded)
            return nullptr;
        auto value = std::make_shared<const std::string>(loaded->value);
        keep(kind, key, std::move(*loaded), span, ticket);
        return value;
    }

private:
    //! What was read contains every commit up to `asOf` and none behind `covers`.
    struct Span
    {
        db::LogPosition asOf;
        db::LogPosition covers;
    };
    using Work = std::function<void(db::Transaction&)>;

    std::shared_ptr<const std::string> lookUp(StaffId reader, std::size_t kind, const std::string& key);
    void keep(std::size_t kind, const std::string& key, Loaded loaded, const Span& span, platform::CacheTicket ticket);
    Span fetch(StaffId reader, const Work& work);
    std::optional<Span> fetchFromReplica(const db::LogPosition& atLeast, const Work& work);

    db::Pool& m_primary;
    db::Pool* m_replica;
    platform::Cache* m_cache;
    ChangeFollower* m_follower;
    ConsistencyTokens& m_tokens;
    std::atomic<std::int64_t> m_replicaBehindUntil = 0; //!< Steady clock, nanoseconds.
};

} // namespace cf::bank
