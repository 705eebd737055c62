#include "ui/transfers/PartyFinder.h"

#include "models/domain/Text.h"
#include "ui/common/FailureText.h"

namespace cf::ui {
namespace {

std::optional<Iban> wholeIban(const QString& text)
{
    const auto iban = Iban::fromInput(text.toStdString());
    return iban ? std::optional(*iban) : std::nullopt;
}

//! Two letters, two digits and some length: meant as an IBAN.
bool looksLikeIban(const QString& text)
{
    const std::string compact = Iban::normalized(text.toStdString()).value_or(std::string());
    const auto isDigit = [&](std::size_t at) { return compact[at] >= '0' && compact[at] <= '9'; };
    return compact.size() >= 15 && !isDigit(0) && !isDigit(1) && isDigit(2) && isDigit(3);
}

} // namespace

PartyFinder::PartyFinder(client::Bank& bank, Reach reach, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
    , m_reach(reach)
{
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(kDebounce);
    connect(&m_debounce, &QTimer::timeout, this, &PartyFinder::search);
}

void PartyFinder::find(const QString& text)
{
    forget();
    m_text = text.simplified();
    if (isWorthSearching(m_text.toStdString()))
        m_debounce.start();
}

void PartyFinder::lookUp(const Iban& iban)
{
    forget();
    m_text = QString::fromStdString(iban.electronic());
    search();
}

void PartyFinder::retry()
{
    if (m_failed)
        search();
}

void PartyFinder::forget()
{
    m_debounce.stop();
    m_call.cancel();
    m_failed = false;
}

void PartyFinder::search()
{
    m_failed = false;
    const auto whole = wholeIban(m_text);
    Q_EMIT searching();
    const contract::AccountSearch query{whole ? whole->electronic() : m_text.toStdString(), {}, kMostMatches};
    m_call = m_bank.call<contract::FindAccounts>(query, {}, this, [this, whole](const auto& result) {
        if (result)
            onMatches(whole, *result);
        else
            fail(result.error());
    });
}

void PartyFinder::fail(const client::CallFailure& failure)
{
    m_failed = true;
    Q_EMIT failed(FailureText::forFailure(failure, RequestKind::Read));
}

void PartyFinder::onMatches(const std::optional<Iban>& whole, const contract::Page<contract::AccountSummary>& page)
{
    if (whole) {
        for (const auto& account : page.items) {
            if (account.iban == *whole)
                return Q_EMIT found(Party::of(account));
        }
        if (m_reach == Reach::Bank)
            return checkPayee(*whole);
        return Q_EMIT nothingFound(tr("No account of your branch has this IBAN."));
    }
    if (page.items.empty())
        return Q_EMIT nothingFound(nobody());
    Q_EMIT matched(page.items, page.more);
}

void PartyFinder::checkPayee(const Iban& iban)
{
    m_call = m_bank.call<contract::CheckPayee>({iban}, {}, this, [this](const auto& result) {
        if (result)
            return Q_EMIT found(Party::of(*result));
        const auto& problem = result.error().problem;
        if (problem &&
            (problem->code == contract::ErrorCode::NotFound || problem->code == contract::ErrorCode::UnknownIban))
            return Q_EMIT nothingFound(tr("No account of the bank has this IBAN."));
        fail(result.error());
    });
}

QString PartyFinder::nobody() const
{
    if (looksLikeIban(m_text))
        return tr("This is not a complete IBAN, or one of its characters is wrong.");
    if (m_reach == Reach::Bank)
        return tr("No account of your branch matches. For an account of another branch, type its complete IBAN.");
    return tr("No account of your branch matches.");
}

} // namespace cf::ui
