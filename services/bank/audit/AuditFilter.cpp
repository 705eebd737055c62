#include "services/bank/audit/AuditFilter.h"

#include "models/domain/Reference.h"
#include "services/bank/api/Paging.h"
#include "services/bank/api/SearchWords.h"
#include "services/bank/audit/AuditSearch.h"
#include "services/bank/audit/TraceSearch.h"

#include <algorithm>

namespace cf::bank {
namespace {

using Texts = std::vector<std::string>;
using Code = contract::AuditSearchMistake;

constexpr std::size_t kLongestAction = 100;

char lowerCase(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Actions are plain ASCII.
bool sameWord(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char left, char right) { return lowerCase(left) == lowerCase(right); });
}

template <class Kind>
std::string wireOf(const std::string& uuid)
{
    return Id<Kind>(Uuid::parse(uuid).value()).toString();
}

//! Resolves names, one after another, up to the first mistake.
class Names
{
public:
    Names(db::Transaction& transaction, AuditFilter& filter)
        : m_transaction(transaction)
        , m_filter(filter)
    {
    }

    const std::optional<SearchMistake>& mistake() const { return m_mistake; }

    //! The ids `text` resolved to. None is a mistake: an empty list caused by a typo would read as if nothing had been
    //! done.
    Texts meaning(Texts found, const std::string& text, Code nothing)
    {
        if (found.empty())
            complain(nothing, {text});
        return found;
    }

    Texts staff(const std::string& text)
    {
        if (const auto id = idIn<StaffId>(text))
            return {id->uuid().toString()};
        const auto words = wordsOf(text);
        const std::string sql = "SELECT id FROM bank.staff WHERE cardinality($1::text[]) > 0" +
                                words.conditions("bank.name_search_text(display_name || ' ' || user_name)", "$1") +
                                " LIMIT $2";
        return few(m_transaction.query(sql.c_str(), words.patterns(), most()).values<std::string>(), text,
                   Code::TooManyStaff);
    }

    Texts branches(const std::string& text)
    {
        if (const auto id = idIn<BranchId>(text))
            return {id->uuid().toString()};
        const auto words = wordsOf(text);
        const std::string sql =
            "SELECT id FROM bank.branch WHERE upper(code) = upper($2) OR (cardinality($1::text[]) > 0" +
            words.conditions("bank.name_search_text(name)", "$1") + ") LIMIT $3";
        return few(m_transaction.query(sql.c_str(), words.patterns(), text, most()).values<std::string>(), text,
                   Code::TooManyBranches);
    }

    //! By id, number, IBAN (its holders), or name.
    Texts customers(const std::string& text)
    {
        if (const auto id = idIn<CustomerId>(text))
            return concerned<CustomerKind>({id->uuid().toString()});
        if (const auto iban = Iban::fromInput(text))
            return concerned<CustomerKind>(
                m_transaction
                    .query("SELECT h.customer_id FROM bank.account_holder h JOIN bank.account a"
                           " ON a.id = h.account_id WHERE a.iban = $1",
                           iban->electronic())
                    .values<std::string>());
        auto found = m_transaction.query("SELECT id FROM bank.customer WHERE number IN ($1, upper($1))", text)
                         .values<std::string>();
        if (found.empty())
            found = customersNamed(text);
        return concerned<CustomerKind>(std::move(found));
    }

    Texts accounts(const std::string& text)
    {
        if (const auto id = idIn<AccountId>(text))
            return concerned<AccountKind>({id->uuid().toString()});
        const auto iban = Iban::fromInput(text);
        if (!iban) {
            complain(Code::NotAnAccount, {"account:" + text});
            return {};
        }
        auto found = m_transaction.query("SELECT id FROM bank.account WHERE iban = $1", iban->electronic())
                         .values<std::string>();
        return concerned<AccountKind>(meaning(std::move(found), text, Code::NoAccount));
    }

    //! Any id, an account's IBAN, or a customer.
    Texts subjects(const std::string& text)
    {
        if (const auto reference = referenceIn(text)) {
            if (!reference->kind.empty())
                m_filter.concerned.push_back(reference->toString());
            return {reference->uuid.toString()};
        }
        return Iban::fromInput(text) ? accounts(text) : customers(text);
    }

    //! Full traces with this prefix. If the trail has none, the prefix stays: it may match an unsealed event.
    Texts traces(const std::string& beginning)
    {
        if (beginning.size() == kTraceDigits)
            return {beginning};
        auto found = sealedTraces(m_transaction, beginning, most());
        return found.empty() ? Texts{beginning} : few(std::move(found), beginning, Code::TooManyTraces);
    }

    //! Full actions that equal `text` or have it before or after the dot.
    Texts actions(std::string_view text)
    {
        if (!m_actions)
            m_actions = auditActions(m_transaction);
        Texts meant;
        for (const std::string& action : *m_actions) {
            const auto dot = std::min(action.find('.'), action.size());
            const std::string_view whole = action;
            if (sameWord(whole, text) || sameWord(whole.substr(0, dot), text) ||
                (dot < whole.size() && sameWord(whole.substr(dot + 1), text)))
                meant.push_back(action);
        }
        return meant;
    }

private:
    static std::int64_t most() { return static_cast<std::int64_t>(kMostMeanings) + 1; }

    //! Every word narrows the search: none may be dropped silently.
    SearchWords wordsOf(const std::string& text)
    {
        auto words = SearchWords::of(m_transaction, text);
        if (!words.isWhole())
            complain(Code::TooManyNameWords, {text, std::to_string(kMostSearchWords)});
        return words;
    }

    Texts customersNamed(const std::string& text)
    {
        const auto words = wordsOf(text);
        const std::string sql = "SELECT c.id FROM bank.customer c WHERE cardinality($1::text[]) > 0" +
                                words.conditions("c.search_text", "$1") + " LIMIT $2";
        return few(m_transaction.query(sql.c_str(), words.patterns(), most()).values<std::string>(), text,
                   Code::TooManyCustomers);
    }

    Texts few(Texts found, const std::string& text, Code tooMany)
    {
        if (found.size() <= kMostMeanings)
            return found;
        complain(tooMany, {text, std::to_string(kMostMeanings)});
        return {};
    }

    void complain(Code code, Texts words)
    {
        if (!m_mistake)
            m_mistake = SearchMistake{code, std::move(words)};
    }

    template <class Kind>
    Texts concerned(Texts uuids)
    {
        for (const std::string& uuid : uuids)
            m_filter.concerned.push_back(wireOf<Kind>(uuid));
        return uuids;
    }

    db::Transaction& m_transaction;
    AuditFilter& m_filter;
    std::optional<Texts> m_actions;
    std::optional<SearchMistake> m_mistake;
};

AuditCondition conditionOf(Texts AuditCondition::*member, Texts values)
{
    AuditCondition condition;
    condition.*member = std::move(values);
    return condition;
}

//! A member of staff or a customer, or what looks like an id, an IBAN or a trace. Without its prefix, an id's 32 digits
//! could also be a trace.
AuditCondition anything(Names& names, const std::string& text)
{
    AuditCondition condition;
    const auto reference = referenceIn(text);
    if (reference && reference->kind.empty())
        condition.traces = {reference->uuid.digits()};
    else if (reference && reference->kind == StaffKind::kPrefix)
        condition.actors = {reference->uuid.toString()};
    else if (reference && reference->kind == BranchKind::kPrefix)
        condition.branches = {reference->uuid.toString()};
    else if (!reference && !Iban::fromInput(text))
        condition.actors = names.staff(text);
    condition.subjects = names.subjects(text);
    if (condition.isEmpty())
        names.meaning({}, text, Code::Nothing);
    return condition;
}

std::string joined(const Texts& words)
{
    std::string text;
    for (const std::string& word : words)
        text.append(text.empty() ? "" : " ").append(word);
    return text;
}

//! Words without a key. An IBAN or a reference may be typed in groups; words before it are separate.
void addWords(Names& names, const Texts& words, AuditFilter& filter)
{
    const std::string all = joined(words);
    const auto reference = referenceIn(all);
    if ((reference && !reference->captioned) || Iban::fromInput(all)) {
        filter.conditions.push_back(anything(names, all));
        return;
    }
    Texts name;
    for (const std::string& word : words) {
        if (auto actions = names.actions(word); !actions.empty())
            filter.conditions.push_back(conditionOf(&AuditCondition::actions, std::move(actions)));
        else if (uuidInside(word) || Iban::fromInput(word))
            filter.conditions.push_back(anything(names, word));
        else
            name.push_back(word);
    }
    if (!name.empty())
        filter.conditions.push_back(anything(names, joined(name)));
}

void addKeyed(Names& names, const AuditSearch& search, AuditFilter& filter)
{
    const auto add = [&](Texts AuditCondition::*member, Texts values) {
        filter.conditions.push_back(conditionOf(member, std::move(values)));
    };
    if (search.actor)
        add(&AuditCondition::actors, names.meaning(names.staff(*search.actor), *search.actor, Code::NobodyOfTheStaff));
    if (search.action)
        add(&AuditCondition::actions, names.meaning(names.actions(*search.action), *search.action, Code::NoAction));
    if (search.branch)
        add(&AuditCondition::branches, names.meaning(names.branches(*search.branch), *search.branch, Code::NoBranch));
    if (search.customer)
        add(&AuditCondition::subjects,
            names.meaning(names.customers(*search.customer), *search.customer, Code::NoCustomer));
    if (search.account)
        add(&AuditCondition::subjects, names.accounts(*search.account));
    if (search.subject)
        add(&AuditCondition::subjects,
            names.meaning(names.subjects(*search.subject), *search.subject, Code::NoCustomer));
    if (search.traceId)
        add(&AuditCondition::traces, names.traces(*search.traceId));
}

void addResult(const std::optional<AuditResult>& result, AuditFilter& filter)
{
    if (result)
        filter.conditions.emplace_back().result = result;
}

// Within PostgreSQL's range, and no earlier than the bank.
constexpr Date kFirstDay = std::chrono::year(1970) / 1 / 1;
constexpr Date kLastDay = std::chrono::year(9999) / 12 / 30;

//! Days begin and end in the branch's time zone.
void addDays(db::Transaction& transaction, const AuditSearch& search, BranchId branch, AuditFilter& filter)
{
    if (!search.firstDay && !search.lastDay)
        return;
    const auto day = [](const std::optional<Date>& date) {
        return date ? std::optional(toString(std::clamp(*date, kFirstDay, kLastDay))) : std::nullopt;
    };
    const auto row = transaction.query("SELECT bank.instant_of($1::date::timestamp, time_zone) AS first,"
                                       " bank.instant_of(($2::date + 1)::timestamp, time_zone) AS after"
                                       " FROM bank.branch WHERE id = $3",
                                       day(search.firstDay), day(search.lastDay), branch.uuid().toString())[0];
    if (search.firstDay) {
        const Instant first = row.get<Instant>("first");
        filter.from = std::max(filter.from.value_or(first), first);
    }
    if (search.lastDay) {
        const Instant after = row.get<Instant>("after");
        filter.to = std::min(filter.to.value_or(after), after);
    }
}

Date todayAt(db::Transaction& transaction, BranchId branch)
{
    const auto rows = transaction.query("SELECT bank.local_time(now(), time_zone)::date FROM bank.branch WHERE id = $1",
                                        branch.uuid().toString());
    return rows.value<Date>();
}

//! Adds the terms of the search; returns any mistake.
std::optional<SearchMistake> addSearch(db::Transaction& transaction, const std::string& text, BranchId branch,
                                       const AuditWords& words, AuditFilter& filter)
{
    if (!filter.today)
        filter.today = todayAt(transaction, branch);
    const auto search = parseAuditSearch(text, *filter.today, words);
    if (!search)
        return search.error();
    Names names(transaction, filter);
    addKeyed(names, *search, filter);
    addResult(search->result, filter);
    addWords(names, search->words, filter);
    for (const std::string& phrase : search->phrases)
        filter.conditions.push_back(anything(names, phrase));
    addDays(transaction, *search, branch, filter);
    filter.seq = search->seq;
    return names.mistake();
}

} // namespace

contract::Answer<AuditFilter> filterOf(db::Transaction& transaction, const contract::AuditQuery& query,
                                       BranchId callersBranch, const std::string& where, const AuditWords& words,
                                       std::optional<Date> today)
{
    if (query.action && query.action->size() > kLongestAction)
        return parameterProblem((where + "action").c_str(), "must hold at most 100 characters");
    AuditFilter filter;
    if (query.from)
        filter.from = std::max(*query.from, Instant());
    if (query.to)
        filter.to = std::max(*query.to, Instant());
    Names names(transaction, filter);
    if (query.actor)
        filter.conditions.emplace_back().actors = {query.actor->uuid().toString()};
    if (query.branch)
        filter.conditions.emplace_back().branches = {query.branch->uuid().toString()};
    if (query.action)
        filter.conditions.emplace_back().actions = names.actions(*query.action);
    if (query.subject) {
        const auto uuid = uuidInside(*query.subject);
        if (!uuid)
            return parameterProblem((where + "subject").c_str(), "must be an id like cus_…");
        filter.conditions.emplace_back().subjects = {*uuid};
        filter.concerned.push_back(*query.subject);
    }
    addResult(query.result, filter);
    if (query.search) {
        filter.today = today;
        if (const auto mistake = addSearch(transaction, *query.search, callersBranch, words, filter)) {
            auto problem = contract::Problem::of(contract::ErrorCode::InvalidRequest);
            problem.errors.push_back(fieldError(where + "search", *mistake));
            return problem;
        }
    }
    return filter;
}

std::vector<std::string> auditActions(db::Transaction& transaction)
{
    return transaction
        .query("WITH RECURSIVE known AS ("
               " (SELECT action FROM bank.audit_event ORDER BY action LIMIT 1)"
               " UNION ALL SELECT (SELECT e.action FROM bank.audit_event e"
               "   WHERE e.action > known.action ORDER BY e.action LIMIT 1)"
               " FROM known WHERE known.action IS NOT NULL)"
               " SELECT action FROM known WHERE action IS NOT NULL")
        .values<std::string>();
}

std::optional<std::string> uuidInside(std::string_view id)
{
    const auto reference = referenceIn(id);
    return reference ? std::optional(reference->uuid.toString()) : std::nullopt;
}

} // namespace cf::bank
