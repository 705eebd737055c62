#include "services/bank/ledger/AccountProof.h"

#include "models/domain/Ids.h"
#include "models/domain/Money.h"

namespace cf::bank {
namespace {

std::string says(std::int64_t stands, std::int64_t should)
{
    return std::to_string(stands) + ", not " + std::to_string(should);
}

} // namespace

AccountProof::AccountProof(const std::vector<AccountRow>& accounts, std::function<void(const std::string&)> fault)
    : m_fault(std::move(fault))
{
    for (const AccountRow& account : accounts)
        m_accounts.emplace(account.id, account);
}

void AccountProof::take(const EntryRow& entry)
{
    if (!m_account || m_account->id != entry.account)
        begin(entry.account);
    tell(faultOf(entry));
    m_number = entry.number;
    m_balance = entry.balanceAfter;
    m_recordedAt = entry.recordedAt;
}

void AccountProof::end()
{
    conclude();
    for (const auto& [id, account] : std::exchange(m_accounts, {})) {
        m_account = account;
        m_number = m_balance = m_recordedAt = 0;
        m_told = false;
        conclude();
    }
}

void AccountProof::begin(const Uuid& account)
{
    conclude();
    m_number = m_balance = m_recordedAt = 0;
    m_told = false;
    const auto found = m_accounts.find(account);
    if (found == m_accounts.end()) {
        m_account = AccountRow{account};
        tell("it has entries, but the account does not exist");
        return;
    }
    m_account = std::move(found->second);
    m_accounts.erase(found);
}

void AccountProof::conclude()
{
    if (m_account && !m_told)
        tell(faultOf(*m_account));
    m_account.reset();
}

std::string AccountProof::faultOf(const EntryRow& entry) const
{
    const std::string name = "entry " + std::to_string(entry.number);
    if (entry.number != m_number + 1)
        return "entry " + std::to_string(m_number + 1) + " is missing; " + name + " follows on entry " +
               std::to_string(m_number);
    const auto balance = checkedAdd(m_balance, entry.amount);
    if (balance != entry.balanceAfter)
        return name + " leaves a balance of " + says(entry.balanceAfter, balance.value_or(0));
    if (entry.currency != m_account->currency)
        return name + " is in " + std::string(entry.currency) + ", the account in " + m_account->currency;
    if (entry.recordedAt < m_recordedAt)
        return name + " was recorded before the one it follows";
    return {};
}

std::string AccountProof::faultOf(const AccountRow& account) const
{
    if (account.balance != m_balance)
        return "its balance is " + says(account.balance, m_balance) + ", as its entries say";
    if (account.lastEntry != m_number)
        return "its last entry has the number " + says(account.lastEntry, m_number);
    if (account.recordedAt != m_recordedAt)
        return "it was not changed when its last entry was recorded";
    if (account.holds != account.heldInTotal)
        return "its holds are " + says(account.holds, account.heldInTotal) + ", as they add up to";
    return {};
}

void AccountProof::tell(const std::string& fault)
{
    if (fault.empty() || std::exchange(m_told, true))
        return;
    m_fault("Account " + AccountId(m_account->id).toString() + ": " + fault + ".");
}

} // namespace cf::bank
