#include "services/bank/importing/BerkaTransactionRow.h"

namespace cf::bank::importing {
namespace {

enum Column
{
    Id,
    Account,
    TransactionDate,
    Type,
    OperationText,
    Amount,
    Balance,
    SymbolText,
    OtherBank,
    OtherAccount,
};

// Type, operation and symbol each imply the direction; only interest has no operation.
bool directionAgrees(const BerkaTransaction& transaction, bool credit)
{
    const Symbol symbol = transaction.symbol;
    if ((symbol == Symbol::Interest && !credit) ||
        ((symbol == Symbol::Fee || symbol == Symbol::PenaltyInterest) && credit))
        return false;
    switch (transaction.operation) {
    case Operation::None:
        return symbol == Symbol::Interest;
    case Operation::CashIn:
    case Operation::TransferIn:
        return credit;
    case Operation::CashOut:
    case Operation::CardOut:
    case Operation::TransferOut:
        return !credit;
    }
    return false;
}

} // namespace

BerkaTransaction berkaTransaction(BerkaRow& row, const IdSet& known, const IdSet& accounts)
{
    BerkaTransaction transaction;
    transaction.id = row.newId(Id, known);
    transaction.account = row.reference(Account, accounts, "account");
    transaction.date = row.date(TransactionDate);
    // "VYBER" (withdrawal) appears 651 times where VYDAJ (debit) is meant.
    const bool credit = row.oneOf<bool>(Type, {{"PRIJEM", true}, {"VYDAJ", false}, {"VYBER", false}});
    transaction.operation = row.oneOf<Operation>(OperationText, {{"", Operation::None},
                                                                 {"VKLAD", Operation::CashIn},
                                                                 {"VYBER", Operation::CashOut},
                                                                 {"VYBER KARTOU", Operation::CardOut},
                                                                 {"PREVOD Z UCTU", Operation::TransferIn},
                                                                 {"PREVOD NA UCET", Operation::TransferOut}});
    transaction.symbol = row.oneOf<Symbol>(SymbolText, {{"", Symbol::None},
                                                        {" ", Symbol::None},
                                                        {"UROK", Symbol::Interest},
                                                        {"SANKC. UROK", Symbol::PenaltyInterest},
                                                        {"SLUZBY", Symbol::Fee},
                                                        {"SIPO", Symbol::Household},
                                                        {"POJISTNE", Symbol::Insurance},
                                                        {"DUCHOD", Symbol::Pension},
                                                        {"UVER", Symbol::Loan}});
    const std::int64_t amount = row.amount(Amount);
    transaction.amount = credit ? amount : -amount;
    transaction.printed = row.money(Balance);
    if (!row.text(OtherBank).empty())
        transaction.otherBank = row.bank(OtherBank);
    // "0" means no account if there is no bank either.
    if (!row.text(OtherAccount).empty() && row.digits(OtherAccount) != "0")
        transaction.otherAccount = row.text(OtherAccount);
    if (row.good() && !directionAgrees(transaction, credit))
        row.note("type \"" + row.text(Type) + "\", operation \"" + row.text(OperationText) + "\" and k_symbol \"" +
                 row.text(SymbolText) + "\" contradict each other");
    return transaction;
}

} // namespace cf::bank::importing
