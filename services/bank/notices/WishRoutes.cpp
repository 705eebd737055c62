#include "services/bank/notices/WishRoutes.h"

#include "services/bank/api/ETag.h"
#include "services/bank/api/Paging.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/notices/WishRepository.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/contract/WireValues.h"

#include <algorithm>

namespace cf::bank {
namespace {

using namespace contract;

const std::vector<std::string> kLanguages{"en", "de", "cs"};

NoticeWish* wishFor(NoticeWishes& wishes, NoticeChannel channel)
{
    const auto found = std::ranges::find(wishes.wishes, channel, &NoticeWish::channel);
    return found == wishes.wishes.end() ? nullptr : &*found;
}

//! What the change makes of the wishes.
Answer<NoticeWishes> changed(NoticeWishes wishes, const NoticeWishesChange& change)
{
    if (std::ranges::count(kLanguages, change.language) == 0)
        return parameterProblem("/language", "must be en, de or cs");
    wishes.language = change.language;
    for (std::size_t i = 0; i < change.choices.size(); ++i) {
        const NoticeChoice& choice = change.choices[i];
        const std::string pointer = "/choices/" + std::to_string(i);
        NoticeWish* wish = wishFor(wishes, choice.channel);
        if (!wish)
            return parameterProblem((pointer + "/channel").c_str(), "is none by which this bank sends");
        if (std::ranges::count(change.choices, choice.channel, &NoticeChoice::channel) > 1)
            return parameterProblem((pointer + "/channel").c_str(), "is named twice");
        if (choice.from && (choice.from->currency() != wishes.currency || choice.from->minorUnits() < 0))
            return parameterProblem(
                (pointer + "/from").c_str(),
                ("must be in " + std::string(wishes.currency.code()) + " and not negative").c_str());
        wish->from = choice.from;
    }
    return wishes;
}

std::optional<std::string> auditedFrom(const NoticeWish& wish)
{
    return wish.from ? std::optional(wish.from->decimal() + " " + std::string(wish.from->currency().code()))
                     : std::nullopt;
}

Changes differenceOf(const NoticeWishes& before, const NoticeWishes& after)
{
    Changes changes;
    if (before.language != after.language)
        changes.push_back({"language", before.language, after.language});
    for (std::size_t i = 0; i < after.wishes.size(); ++i)
        if (before.wishes[i].from != after.wishes[i].from)
            changes.push_back({nameOf(after.wishes[i].channel) + "From", auditedFrom(before.wishes[i]),
                               auditedFrom(after.wishes[i])});
    return changes;
}

class Wishes
{
public:
    Wishes(db::Pool& pool, CustomerKeys& keys, ReadAudit& readAudit, std::vector<NoticeChannel> channels)
        : m_pool(pool)
        , m_keys(keys)
        , m_readAudit(readAudit)
        , m_channels(std::move(channels))
    {
    }

    Answer<NoticeWishes> get(Call& call, CustomerId customer) const
    {
        auto found = m_pool.transaction(
            [&](db::Transaction& transaction) { return findWishes(transaction, customer, m_channels); });
        if (!found || !reaches(call, GetNoticeWishes::kInfo.scope, customer, found->branch))
            return Problem::of(ErrorCode::NotFound);
        return shown(call, customer, std::move(found->wishes));
    }

    Answer<NoticeWishes> change(Call& call, const NoticeWishesChange& change) const
    {
        auto answer = m_pool.transaction([&](db::Transaction& transaction) -> Answer<NoticeWishes> {
            const auto reached = findWishes(transaction, change.customerId, m_channels);
            if (!reached || !reaches(call, ChangeNoticeWishes::kInfo.scope, change.customerId, reached->branch))
                return Problem::of(ErrorCode::NotFound);
            if (reached->erased)
                return parameterProblem("{customerId}", "the customer's data was erased");
            lockWishes(transaction, change.customerId);
            NoticeWishes before = findWishes(transaction, change.customerId, m_channels)->wishes;
            if (!matches(call, versionOf(before)))
                return Problem::of(ErrorCode::PreconditionFailed);
            auto after = changed(before, change);
            if (!after)
                return after;
            if (const Changes changes = differenceOf(before, *after); !changes.empty()) {
                storeWishes(transaction, change.customerId, *after);
                audit(transaction, call, change.customerId, changes);
            }
            return after;
        });
        if (!answer)
            return answer;
        return shown(call, change.customerId, *std::move(answer));
    }

private:
    static std::string versionOf(NoticeWishes wishes)
    {
        wishes.languages = kLanguages;
        return etagOf(wishes);
    }

    //! With its version; a read unless it was changed.
    NoticeWishes shown(Call& call, CustomerId customer, NoticeWishes wishes) const
    {
        if (!call.audited)
            m_readAudit.record(call, std::string(GetNoticeWishes::kInfo.recorded.action), customer,
                               customer.toString());
        call.etag = versionOf(wishes);
        wishes.languages = kLanguages;
        return wishes;
    }

    void audit(db::Transaction& transaction, Call& call, CustomerId customer, const Changes& changes) const
    {
        AuditEvent event = eventOf(call, std::string(ChangeNoticeWishes::kInfo.recorded.action));
        event.customer = customer;
        event.objectId = customer.toString();
        encryptDetail(transaction, m_keys, event, changes);
        record(transaction, {event});
        call.audited = true;
    }

    db::Pool& m_pool;
    CustomerKeys& m_keys;
    ReadAudit& m_readAudit;
    const std::vector<NoticeChannel> m_channels;
};

} // namespace

void addWishRoutes(Router& router, db::Pool& pool, CustomerKeys& keys, ReadAudit& readAudit,
                   std::vector<NoticeChannel> channels)
{
    const Wishes wishes(pool, keys, readAudit, std::move(channels));
    router.handle<GetNoticeWishes>(
        [wishes](Call& call, const CustomerRef& ref) { return wishes.get(call, ref.customerId); });
    router.handle<ChangeNoticeWishes>(
        [wishes](Call& call, const NoticeWishesChange& change) { return wishes.change(call, change); });
}

} // namespace cf::bank
