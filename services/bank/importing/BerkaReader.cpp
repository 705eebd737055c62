// Files are read in the order of their references.
#include "services/bank/importing/BerkaReader.h"

#include "services/bank/importing/BerkaRow.h"
#include "services/bank/importing/BerkaTransactionRow.h"
#include "services/bank/platform/crypto/Encryption.h"
#include "services/bank/platform/text/DelimitedText.h"

#include <array>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <unordered_map>

namespace cf::bank::importing {
namespace {

using Columns = std::span<const std::string_view>;

constexpr std::array<std::string_view, 4> kAccountColumns = {"account_id", "district_id", "frequency", "date"};
constexpr std::array<std::string_view, 3> kClientColumns = {"client_id", "birth_number", "district_id"};
constexpr std::array<std::string_view, 4> kDispositionColumns = {"disp_id", "client_id", "account_id", "type"};
constexpr std::array<std::string_view, 6> kOrderColumns = {"order_id",   "account_id", "bank_to",
                                                           "account_to", "amount",     "k_symbol"};
constexpr std::array<std::string_view, 10> kTransactionColumns = {
    "trans_id", "account_id", "date", "type", "operation", "amount", "balance", "k_symbol", "bank", "account"};
constexpr std::array<std::string_view, 7> kLoanColumns = {"loan_id",  "account_id", "date",  "amount",
                                                          "duration", "payments",   "status"};
constexpr std::array<std::string_view, 4> kCardColumns = {"card_id", "disp_id", "type", "issued"};
constexpr std::array<std::string_view, 16> kDistrictColumns = {"A1", "A2",  "A3",  "A4",  "A5",  "A6",  "A7",  "A8",
                                                               "A9", "A10", "A11", "A12", "A13", "A14", "A15", "A16"};
constexpr std::int64_t kLargestAccountId = 99'999'999;
constexpr std::size_t kProgressEvery = 4096;

//! Stops reading with a sentence; never leaves this file.
struct Unreadable : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

std::string fileText(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf()))
        throw Unreadable("Cannot read " + path.string() + ": the folder must hold the eight .asc files of the bank.");
    return std::move(text).str();
}

class Reader
{
public:
    Reader(const std::filesystem::path& folder, const Progress& progress)
        : m_folder(folder)
        , m_progress(progress)
    {
    }

    BerkaReading read()
    {
        readDistricts();
        readClients();
        readAccounts();
        readDispositions();
        dropOwnerlessAccounts();
        readOrders();
        readTransactions();
        readLoans();
        readCards();
        return std::move(m_reading);
    }

private:
    template <class TakeRow>
    void readFile(const std::string& name, Columns columns, TakeRow takeRow);
    void readDistricts();
    void readClients();
    void readAccounts();
    void readDispositions();
    void dropOwnerlessAccounts();
    void readOrders();
    void readTransactions();
    void readLoans();
    void readCards();

    std::filesystem::path m_folder;
    const Progress& m_progress;
    BerkaReading m_reading;
    IdSet m_districts, m_clients, m_accounts, m_dispositions, m_owned;
    std::unordered_map<std::int64_t, Date> m_openedOn;
};

// takeRow(row, line) takes the row's values and returns whether it kept them, which it does if the row is valid.
template <class TakeRow>
void Reader::readFile(const std::string& name, Columns columns, TakeRow takeRow)
{
    const std::string text = fileText(m_folder / name);
    const auto lines = platform::splitLines(platform::withoutWrapping(text));
    const auto header = lines.empty() ? std::nullopt : platform::splitDelimited(lines.front());
    const std::string wrongForm = platform::formatProblemIn(text, columns.size());
    if (!header || !std::equal(header->begin(), header->end(), columns.begin(), columns.end()))
        throw Unreadable(name + " " +
                         (wrongForm.empty() ? "does not begin with the header line of a Berka file." : wrongForm));
    SourceFile source{name, platform::hex(platform::sha256(text)), 0};
    for (std::size_t i = 1; i < lines.size(); ++i) {
        auto fields = platform::splitDelimited(lines[i]);
        BerkaRow row(columns, fields ? std::move(*fields) : std::vector<std::string>(columns.size()));
        if (!fields)
            row.note("a quote is not closed, or text follows a closing quote");
        if (row.good())
            takeRow(row, i + 1);
        if (row.good())
            ++source.records;
        else
            m_reading.malformed.push_back({name, i + 1, row.problems()});
        if (m_progress && (i % kProgressEvery == 0 || i + 1 == lines.size()))
            m_progress("reading " + name, i, lines.size() - 1);
    }
    m_reading.bank.files.push_back(std::move(source));
}

void Reader::readDistricts()
{
    readFile("district.asc", kDistrictColumns, [this](BerkaRow& row, std::size_t) {
        const auto id = row.newId(0, m_districts);
        if (row.good())
            m_districts.insert(id);
    });
    m_reading.bank.districts = m_districts.size();
}

void Reader::readClients()
{
    readFile("client.asc", kClientColumns, [this](BerkaRow& row, std::size_t) {
        const BerkaClient client{row.newId(0, m_clients), row.birthNumber(1),
                                 row.reference(2, m_districts, "district")};
        if (!row.good())
            return;
        m_clients.insert(client.id);
        m_reading.bank.clients.push_back(client);
    });
}

void Reader::readAccounts()
{
    readFile("account.asc", kAccountColumns, [this](BerkaRow& row, std::size_t line) {
        BerkaAccount account{row.newId(0, m_accounts), row.reference(1, m_districts, "district"),
                             row.oneOf<std::string>(2, {{"POPLATEK MESICNE", "monthly"},
                                                        {"POPLATEK TYDNE", "weekly"},
                                                        {"POPLATEK PO OBRATU", "after each transaction"}}),
                             row.date(3), line};
        if (account.id > kLargestAccountId)
            row.note("account_id has more than eight digits, too many for an IBAN");
        if (!row.good())
            return;
        m_accounts.insert(account.id);
        m_openedOn.emplace(account.id, account.openedOn);
        m_reading.bank.accounts.push_back(std::move(account));
    });
}

void Reader::readDispositions()
{
    std::set<std::pair<std::int64_t, std::int64_t>> holders;
    readFile("disp.asc", kDispositionColumns, [&](BerkaRow& row, std::size_t line) {
        const BerkaDisposition disposition{row.newId(0, m_dispositions), row.reference(1, m_clients, "client"),
                                           row.reference(2, m_accounts, "account"),
                                           row.oneOf<bool>(3, {{"OWNER", true}, {"DISPONENT", false}}), line};
        if (disposition.owner && m_owned.contains(disposition.account))
            row.note("names a second owner of account " + row.text(2));
        if (row.good() && !holders.emplace(disposition.account, disposition.client).second)
            row.note("repeats an earlier line's client and account");
        if (!row.good())
            return;
        m_dispositions.insert(disposition.id);
        if (disposition.owner)
            m_owned.insert(disposition.account);
        m_reading.bank.dispositions.push_back(disposition);
    });
}

// An account without an owner cannot be opened here; nor can anybody else be authorised on it.
void Reader::dropOwnerlessAccounts()
{
    auto& bank = m_reading.bank;
    std::erase_if(bank.accounts, [this](const BerkaAccount& account) {
        if (m_owned.contains(account.id))
            return false;
        m_reading.malformed.push_back(
            {"account.asc", account.line, "account " + std::to_string(account.id) + " has no owner in disp.asc"});
        m_accounts.erase(account.id);
        return true;
    });
    std::erase_if(bank.dispositions, [this](const BerkaDisposition& disposition) {
        if (m_accounts.contains(disposition.account))
            return false;
        m_reading.malformed.push_back(
            {"disp.asc", disposition.line,
             "refers to account " + std::to_string(disposition.account) + ", which has no owner"});
        m_dispositions.erase(disposition.id);
        return true;
    });
}

void Reader::readOrders()
{
    IdSet known;
    readFile("order.asc", kOrderColumns, [&](BerkaRow& row, std::size_t) {
        BerkaOrder order{row.newId(0, known),
                         row.reference(1, m_accounts, "account"),
                         row.bank(2),
                         row.digits(3),
                         row.amount(4),
                         row.oneOf<Symbol>(5, {{"", Symbol::None},
                                               {" ", Symbol::None},
                                               {"SIPO", Symbol::Household},
                                               {"POJISTNE", Symbol::Insurance},
                                               {"UVER", Symbol::Loan},
                                               {"LEASING", Symbol::Leasing}})};
        if (!row.good())
            return;
        known.insert(order.id);
        m_reading.bank.orders.push_back(std::move(order));
    });
}

void Reader::readTransactions()
{
    IdSet known;
    readFile("trans.asc", kTransactionColumns, [&](BerkaRow& row, std::size_t) {
        BerkaTransaction transaction = berkaTransaction(row, known, m_accounts);
        if (row.good() && transaction.date < m_openedOn.at(transaction.account))
            row.note("is older than its account");
        if (!row.good())
            return;
        known.insert(transaction.id);
        m_reading.bank.transactions.push_back(std::move(transaction));
    });
}

void Reader::readLoans()
{
    IdSet known;
    readFile("loan.asc", kLoanColumns, [&](BerkaRow& row, std::size_t) {
        const auto id = row.newId(0, known);
        row.reference(1, m_accounts, "account");
        if (row.good())
            known.insert(id);
    });
    m_reading.bank.loans = known.size();
}

void Reader::readCards()
{
    IdSet known;
    readFile("card.asc", kCardColumns, [&](BerkaRow& row, std::size_t) {
        const auto id = row.newId(0, known);
        row.reference(1, m_dispositions, "disposition");
        if (row.good())
            known.insert(id);
    });
    m_reading.bank.cards = known.size();
}

} // namespace

Outcome<BerkaReading, std::string> readBerka(const std::filesystem::path& folder, const Progress& progress)
{
    try {
        return Reader(folder, progress).read();
    } catch (const Unreadable& problem) {
        return std::string(problem.what());
    }
}

} // namespace cf::bank::importing
