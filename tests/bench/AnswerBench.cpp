// What callers of the API gain, in one run: a cached balance against the same from PostgreSQL; and a transfer's answer
// without anybody to be told of it, with somebody, and with what nobody waits for done before the answer: a mail and an
// SMS to real servers on this machine, and the statement's PDF. Prints milliseconds and ratios; run by hand from an
// optimised build.
#include "services/bank/platform/web/MailClient.h"
#include "services/bank/platform/web/SmsClient.h"
#include "services/contract/Operations.h"
#include "tests/support/ServedBank.h"
#include "tests/support/TemporaryMail.h"
#include "tests/support/TemporaryWeb.h"

#include <algorithm>
#include <iomanip>
#include <iostream>

using namespace cf;
using namespace cf::contract;

namespace {

constexpr int kRounds = 15;
constexpr std::size_t kAccounts = 25; // of a round: a person may have 30 statements made in a minute

using Times = std::vector<double>; // in ms

template <class Work>
void timed(Times& times, const Work& work)
{
    const auto begin = std::chrono::steady_clock::now();
    if (!work())
        throw std::runtime_error("a call was not answered as it should be");
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
}

double quantile(Times times, double part)
{
    std::ranges::sort(times);
    return times[std::min(times.size() - 1, static_cast<std::size_t>(part * static_cast<double>(times.size())))];
}

void print(const std::string& what, const Times& times)
{
    std::cout << "  " << std::left << std::setw(48) << what << std::right << std::fixed << std::setprecision(3)
              << std::setw(10) << quantile(times, 0.5) << std::setw(10) << quantile(times, 0.99) << '\n';
}

void printRatio(const std::string& what, double ratio)
{
    std::cout << "  " << std::left << std::setw(48) << what << std::right << std::setprecision(1) << std::setw(10)
              << ratio << '\n';
}

// Everybody wants to be told of all.
void wishMail(test::ServedBank& bank, const test::OpenedAccount& account)
{
    bank.query("UPDATE bank.customer SET email = 'jana@example.org' WHERE id = $1 RETURNING id",
               account.owner.uuid().toString());
    bank.query("INSERT INTO bank.notice_wish (customer_id, mail_from, language) VALUES ($1, 0, 'en')"
               " RETURNING customer_id",
               account.owner.uuid().toString());
}

struct Teller
{
    explicit Teller(const std::function<void(platform::Settings&)>& adjust = {})
        : bank(test::migratedDatabase(), {}, adjust)
        , client(bank.client())
    {
        bank.signIn(client, Role::Teller, bank.mainBranch());
    }

    bool reads(const test::OpenedAccount& account) { return client.call<GetAccount>({account.id}).ok(); }
    bool pays(const test::OpenedAccount& from, const test::OpenedAccount& to)
    {
        return client.call<PostTransfer>({from.iban, to.iban, test::euros(1), "Bench"}, Uuid::v7()).ok();
    }
    std::vector<test::OpenedAccount> open()
    {
        std::vector<test::OpenedAccount> accounts;
        for (std::size_t i = 0; i < kAccounts; ++i)
            accounts.push_back(bank.openAccount(bank.mainBranch(), 1'000'00));
        return accounts;
    }

    test::ServedBank bank;
    test::ApiClient client;
};

void benchBalance()
{
    Teller teller;
    Times cached;
    Times read;
    for (int round = 0; round < kRounds; ++round) {
        const auto accounts = teller.open(); // nobody has looked at them yet
        for (Times* const times : {&read, &cached})
            for (const auto& account : accounts)
                timed(*times, [&] { return teller.reads(account); });
    }
    std::cout << "GetAccount through the API, ms" << std::setw(28) << "p50" << std::setw(10) << "p99" << '\n';
    print("from PostgreSQL", read);
    print("cached", cached);
    printRatio("from PostgreSQL : cached, p50", quantile(read, 0.5) / quantile(cached, 0.5));
    printRatio("from PostgreSQL : cached, p99", quantile(read, 0.99) / quantile(cached, 0.99));
}

void benchTransfer()
{
    test::TemporaryMail mail(COUNTERFOIL_SOURCE_FOLDER);
    const test::TemporaryWeb gateway(COUNTERFOIL_SOURCE_FOLDER);
    platform::SmsConfig sms;
    sms.url = gateway.url("/sms");
    sms.token = "t";
    sms.body = {{"to", "{to}"}, {"text", "{text}"}};
    sms.authority = gateway.authority();
    Teller quiet;
    Teller telling([&](platform::Settings& settings) { settings.mail = mail.config(); });
    const auto quietly = quiet.open();
    const auto told = telling.open();
    for (const auto& account : told)
        wishMail(telling.bank, account);
    platform::MailClient mailer(mail.config());
    platform::SmsClient messenger(sms);
    const Date today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    Times without;
    Times with;
    Times waited;
    for (int round = 0; round < kRounds; ++round) {
        test::ApiClient another = quiet.bank.client();
        quiet.bank.signIn(another, Role::Teller, quiet.bank.mainBranch());
        for (std::size_t i = 1; i < kAccounts; ++i) {
            timed(without, [&] { return quiet.pays(quietly[0], quietly[i]); });
            timed(with, [&] { return telling.pays(told[0], told[i]); });
            timed(waited, [&] {
                const std::string id = Uuid::v7().toString();
                return quiet.pays(quietly[0], quietly[i]) &&
                       mailer.send({id, "jana@example.org", "Debit from your account", "EUR 0.01\n", "en"}).ok() &&
                       messenger.send({id, "+420603123456", "EUR 0.01 was booked."}).ok() &&
                       another.call<GetStatement>({quietly[i].id, today, today, {}}).ok();
            });
        }
    }
    std::cout << "PostTransfer through the API, ms" << std::setw(26) << "p50" << std::setw(10) << "p99" << '\n';
    print("nobody is told", without);
    print("mail, by the workers", with);
    print("mail, SMS and PDF before the answer", waited);
    printRatio("with : without, p50", quantile(with, 0.5) / quantile(without, 0.5));
    printRatio("before the answer : by the workers, p50", quantile(waited, 0.5) / quantile(with, 0.5));
    std::cout << "  mails that arrived by now: " << mail.received().size() << '\n';
}

} // namespace

int main()
{
    try {
        benchBalance();
        benchTransfer();
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "answer_bench: " << error.what() << '\n';
        return 1;
    }
}
