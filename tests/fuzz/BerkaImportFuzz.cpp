// The files of an old bank, as somebody brings them. Input: the files, each behind a line "== trans.asc"; of a file
// that is not there the bank has the header line only.
#include "services/bank/importing/BerkaReader.h"
#include "tests/fuzz/Property.h"
#include "tests/support/TestFolder.h"

#include <fstream>
#include <map>
#include <set>
#include <string>

using namespace cf;
using namespace cf::bank::importing;
using fuzz::require;
namespace fs = std::filesystem;

namespace {

using Ids = std::set<std::int64_t>;

constexpr std::int64_t kLargestAmount = 10'000'000'000'000;
constexpr std::size_t kLongestReason = 4096;

std::map<std::string, std::string, std::less<>> emptyBank()
{
    return {{"account.asc", "account_id;district_id;frequency;date\r\n"},
            {"card.asc", "card_id;disp_id;type;issued\r\n"},
            {"client.asc", "client_id;birth_number;district_id\r\n"},
            {"disp.asc", "disp_id;client_id;account_id;type\r\n"},
            {"district.asc", "A1;A2;A3;A4;A5;A6;A7;A8;A9;A10;A11;A12;A13;A14;A15;A16\r\n"},
            {"loan.asc", "loan_id;account_id;date;amount;duration;payments;status\r\n"},
            {"order.asc", "order_id;account_id;bank_to;account_to;amount;k_symbol\r\n"},
            {"trans.asc", "trans_id;account_id;date;type;operation;amount;balance;k_symbol;bank;account\r\n"}};
}

void writeBank(const fs::path& folder, std::string_view text)
{
    auto files = emptyBank();
    auto file = files.end();
    while (!text.empty()) {
        const std::string_view rest = text;
        const std::string_view line = fuzz::takeLine(text);
        const auto named = line.starts_with("== ") ? files.find(line.substr(3)) : files.end();
        if (named != files.end()) {
            file = named;
            file->second.clear();
        } else if (file != files.end()) {
            file->second += rest.substr(0, rest.size() - text.size());
        }
    }
    for (const auto& [name, content] : files)
        std::ofstream(folder / name, std::ios::binary) << content;
}

bool isBounded(std::int64_t amount)
{
    return amount >= -kLargestAmount && amount <= kLargestAmount;
}

bool isDigits(std::string_view text)
{
    return text.find_first_not_of("0123456789") == text.npos;
}

bool isBankCode(std::string_view text)
{
    return text.size() == 2 && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == text.npos;
}

bool isDay(Date date)
{
    return date.ok() && date.year() >= std::chrono::year(1900) && date.year() <= std::chrono::year(1999);
}

template <class Record>
Ids idsOf(const std::vector<Record>& records)
{
    Ids ids;
    for (const Record& record : records)
        require(record.id > 0 && ids.insert(record.id).second, "an id is positive and used once");
    return ids;
}

void checkRecords(const BerkaBank& bank)
{
    const Ids clients = idsOf(bank.clients);
    const Ids accounts = idsOf(bank.accounts);
    idsOf(bank.dispositions);
    Ids owned;
    for (const BerkaClient& client : bank.clients)
        require(isDay(client.birth.date), "a client was born in the twentieth century");
    for (const BerkaAccount& account : bank.accounts)
        require(isDay(account.openedOn), "an account was opened in the twentieth century");
    for (const BerkaDisposition& disposition : bank.dispositions) {
        require(clients.contains(disposition.client) && accounts.contains(disposition.account),
                "a disposition refers to records");
        require(!disposition.owner || owned.insert(disposition.account).second, "an account has one owner");
    }
    require(owned == accounts, "every account has an owner");
    idsOf(bank.orders);
    for (const BerkaOrder& order : bank.orders) {
        require(accounts.contains(order.account), "an order refers to an account");
        require(order.amount > 0 && isBounded(order.amount), "an order's amount is positive and bounded");
        require(isBankCode(order.bankTo) && !order.accountTo.empty() && isDigits(order.accountTo),
                "an order names another bank and account");
    }
    idsOf(bank.transactions);
    for (const BerkaTransaction& transaction : bank.transactions) {
        require(accounts.contains(transaction.account) && isDay(transaction.date),
                "a transaction refers to an account and a day");
        require(transaction.amount != 0 && isBounded(transaction.amount) && isBounded(transaction.printed),
                "a transaction's amounts are bounded");
        require((transaction.otherBank.empty() || isBankCode(transaction.otherBank)) &&
                    isDigits(transaction.otherAccount),
                "a transaction names another bank and account, or none");
    }
}

void checkReasons(const BerkaReading& reading)
{
    for (const MalformedLine& line : reading.malformed) {
        require(line.line > 1 && !line.what.empty() && line.what.size() <= kLongestReason, "a bad line has a reason");
        require(drawable(line.what) == line.what, "a reason can be shown on a terminal");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const test::TestFolder folder;
    writeBank(folder.path(), fuzz::textOf(data, size));
    const auto reading = readBerka(folder.path());
    if (!reading) {
        require(!reading.error().empty() && reading.error().size() <= kLongestReason, "a refusal is a sentence");
        return 0;
    }
    require(reading->bank.files.size() == 8, "every file is named by its digest");
    checkRecords(reading->bank);
    checkReasons(*reading);
    return 0;
}
