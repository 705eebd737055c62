// How long a search takes: `search_bench conninfo` (of a user with read access) sends an existing bank, such as one of
// a million customers made by `bankd demo`, the queries of the desktop's lists and search.
#include "services/bank/accounts/AccountRepository.h"
#include "services/bank/administration/StaffRepository.h"
#include "services/bank/customers/CustomerRepository.h"

#include <algorithm>
#include <array>
#include <cstdio>

using namespace cf;

namespace {

constexpr int kRuns = 5;
constexpr int kPage = 50;

//! Prints the median and the maximum of several runs; the first is on cold pages.
template <class Work>
void measure(db::Connection& connection, const char* what, Work&& work)
{
    std::array<double, kRuns> times{};
    std::size_t rows = 0;
    for (double& time : times) {
        const auto begin = std::chrono::steady_clock::now();
        connection.transaction(std::chrono::minutes(5),
                               [&](db::Transaction& transaction) { rows = work(transaction); });
        time = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    }
    std::sort(times.begin(), times.end());
    std::printf("%-34s %9.1f ms, at most %9.1f ms  %3zu rows\n", what, times[kRuns / 2], times.back(), rows);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "Usage: search_bench CONNINFO\n");
        return 2;
    }
    db::Watchdog watchdog;
    db::Connection connection(argv[1], watchdog);
    std::optional<BranchId> branch;
    std::optional<CustomerId> customer;
    connection.transaction(std::chrono::minutes(1), [&](db::Transaction& transaction) {
        branch = bank::listBranches(transaction, {}, Instant{}).at(0).branch.id;
        customer = bank::searchCustomers(transaction, "", {}, {}, 1).items.at(0).id;
    });
    const auto customers = [&](const char* text, std::optional<BranchId> where) {
        return [=](db::Transaction& transaction) {
            return bank::searchCustomers(transaction, text, where, {}, kPage).items.size();
        };
    };
    const auto accounts = [&](const char* text) {
        return [=](db::Transaction& transaction) {
            return bank::findAccounts(transaction, text, {}, {}, kPage).items.size();
        };
    };
    measure(connection, "all customers", customers("", {}));
    measure(connection, "all customers of a branch", customers("", branch));
    measure(connection, "one letter", customers("n", {}));
    measure(connection, "two letters", customers("no", {}));
    measure(connection, "three letters", customers("nov", {}));
    measure(connection, "letters that many names end with", customers("ova", {}));
    measure(connection, "a common name", customers("novak", {}));
    measure(connection, "a common name of a branch", customers("novak", branch));
    measure(connection, "a common name, a given name", customers("novak jan", {}));
    measure(connection, "a given name, one letter", customers("jan n", {}));
    measure(connection, "a rare name", customers("navratil hynek", {}));
    measure(connection, "a name nobody has", customers("zzyzx", {}));
    measure(connection, "the end of an IBAN", accounts("1234567"));
    measure(connection, "three digits of an IBAN", accounts("123"));
    measure(connection, "an IBAN nobody has", accounts("CZ0000000000000000000000"));
    measure(connection, "one customer",
            [&](db::Transaction& transaction) { return bank::findCustomer(transaction, *customer)->accounts.size(); });
    measure(connection, "the branches",
            [](db::Transaction& transaction) { return bank::listBranches(transaction, {}, Instant{}).size(); });
    measure(connection, "how many customers they have",
            [](db::Transaction& transaction) { return bank::CustomerCounts::count(transaction).size(); });
    measure(connection, "the staff", [](db::Transaction& transaction) {
        return bank::listStaff(transaction, {}, {}, kPage, Instant{}).items.size();
    });
}
