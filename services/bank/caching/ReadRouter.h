// Routes the screens' reads to the cache, a replica or the primary, never showing less than the caller has seen or
// written before. Not for decisions about money. Used by routes that only show data.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/api/ConsistencyTokens.h"
#include "services/bank/caching/OneLoader.h"
#include "services/bank/platform/cache/Cache.h"
#include "services/bank/platform/postgres/Replicas.h"
#include "services/contract/Binder.h"

namespace cf::bank {

class InvalidationListener;

//! A value for the cache, as read from the database.
struct Loaded
{
    std::string value;
    std::int64_t version = 0;      //!< Of the row; grows with every change.
    std::vector<std::string> tags; //!< See tagOf().
};

//! A result of ReadRouter::cached(), decoded. Empty: no result.
template <class T>
std::optional<T> decodedCopy(const std::shared_ptr<const std::string>& text)
{
    if (!text)
        return std::nullopt;
    auto value = contract::decodeDocument<T>(*text);
    if (!value)
        throw std::runtime_error("a cached value cannot be decoded");
    return std::move(value).value();
}

//! Thread-safe. Every function throws db::Error.
class ReadRouter
{
public:
    //! All outlive it. `replicas` may be null: there are none. So may cache and `invalidations`, together: all reads
    //! then go to the database.
    ReadRouter(db::Pool& primary, db::Replicas* replicas, platform::Cache* cache, InvalidationListener* invalidations,
               ConsistencyTokens& tokens)
        : m_primary(primary)
        , m_replicas(replicas)
        , m_cache(cache)
        , m_invalidations(invalidations)
        , m_tokens(tokens)
    {
    }

    //! Runs `query(Transaction&)` on a replica that is current enough for the caller, else on the primary. It may run
    //! twice; the second result counts.
    template <class Query>
    auto anywhere(StaffId reader, Query&& query)
    {
        std::optional<decltype(query(std::declval<db::Transaction&>()))> result;
        fetch(reader, [&](db::Transaction& transaction) { result.emplace(query(transaction)); });
        return *std::move(result);
    }

    //! Runs `query(Transaction&)` on the primary, for reads that may write or decide; later reads will show nothing
    //! older.
    template <class Query>
    auto onPrimary(StaffId reader, Query&& query)
    {
        return m_primary.transaction([&](db::Transaction& transaction) {
            auto result = query(transaction);
            m_tokens.raise(reader, db::appendWatermark(transaction));
            return result;
        });
    }

    //! The value of this kind (its place in the cache's list) under the key, from the cache or else from
    //! `load(Transaction&)`, which returns an optional Loaded and may run twice. Missing values are not cached. The
    //! caller must check access on every value.
    template <class Load>
    std::shared_ptr<const std::string> cached(StaffId reader, std::size_t kind, const std::string& key, Load&& load)
    {
        if (auto kept = lookUp(reader, kind, key))
            return kept;
        const auto turn = m_cache ? m_loader.begin(std::to_string(kind) + ':' + key, kLoading) : std::nullopt;
        if (!turn)
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
    //! How long a reader waits for another one that loads the same.
    static constexpr std::chrono::milliseconds kLoading{500};

    //! The read contains every commit up to `asOf` and none after `covers`.
    struct Span
    {
        db::WalPosition asOf;
        db::WalPosition covers;
    };
    using Work = std::function<void(db::Transaction&)>;

    std::shared_ptr<const std::string> lookUp(StaffId reader, std::size_t kind, const std::string& key);
    void keep(std::size_t kind, const std::string& key, Loaded loaded, const Span& span, platform::CacheTicket ticket);
    Span fetch(StaffId reader, const Work& work);
    std::optional<Span> fetchFromReplicas(const db::WalPosition& seen, const Work& work);
    static std::optional<Span> fetchFrom(db::Replica& replica, const db::WalPosition& seen,
                                         const db::WalPosition& recent, const Work& work);

    db::Pool& m_primary;
    db::Replicas* m_replicas;
    platform::Cache* m_cache;
    InvalidationListener* m_invalidations;
    ConsistencyTokens& m_tokens;
    OneLoader m_loader;
};

} // namespace cf::bank
