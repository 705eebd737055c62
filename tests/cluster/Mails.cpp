#include "tests/cluster/Mails.h"

#include "tests/support/Eventually.h"

#include <boost/json.hpp>

#include <fstream>
#include <map>
#include <sstream>

namespace cf::cluster {
namespace {

constexpr const char* kCount =
    "SELECT (SELECT count(*) FROM bank.entry e JOIN bank.account_holder h ON h.account_id = e.account_id"
    " JOIN drill.mailed m ON m.customer_id = h.customer_id"
    " WHERE h.relation = 'owner' AND e.recorded_at > m.since) AS bookings,"
    " (SELECT count(*) FROM bank.message) AS messages,"
    " (SELECT count(*) FROM bank.message WHERE sent_at IS NULL) AS unsent,"
    " (SELECT count(*) FROM bank.dead_letter) AS buried, (SELECT count(*) FROM bank.outbox) AS waiting";

MailReport reportOf(const db::Rows& rows)
{
    const auto row = rows[0];
    MailReport report;
    report.bookings = row.get<std::int64_t>("bookings");
    report.messages = row.get<std::int64_t>("messages");
    report.unsent = row.get<std::int64_t>("unsent");
    report.buried = row.get<std::int64_t>("buried");
    return report;
}

void countArrived(MailReport& report)
{
    std::map<std::string, int> arrived;
    std::ifstream lines(folderOf(kOutsideHost) / "mails");
    for (std::string line; std::getline(lines, line);) {
        const auto mail = boost::json::parse(line).as_object();
        ++arrived[std::string(mail.at("headers").as_object().at("Message-ID").as_string())];
    }
    report.arrived = static_cast<std::int64_t>(arrived.size());
    for (const auto& [id, times] : arrived)
        report.again += times - 1;
}

} // namespace

void wantMails(const ClusterBank& bank)
{
    bank.run("UPDATE bank.customer SET email = 'c' || number || '@customers.example';"
             "INSERT INTO bank.notice_wish (customer_id, mail_from) SELECT id, 0 FROM bank.customer;"
             "CREATE TABLE drill.mailed AS SELECT customer_id, now() AS since FROM bank.notice_wish");
}

MailReport readMails(const ClusterBank& bank, std::chrono::seconds patience)
{
    MailReport report;
    test::eventually(
        [&] {
            const auto rows = bank.run(kCount);
            report = reportOf(rows);
            return rows[0].get<std::int64_t>("waiting") == 0 && report.unsent == 0 &&
                   report.messages >= report.bookings;
        },
        patience);
    countArrived(report);
    return report;
}

std::string textOf(const MailReport& report)
{
    std::ostringstream text;
    text << "mails: " << report.bookings << " bookings, " << report.messages << " messages, " << report.arrived
         << " arrived, " << report.again << " of them again; " << report.unsent << " unsent, " << report.buried
         << " buried: " << (report.isGreen() ? "each booking was told of once" : "RED") << '\n';
    return text.str();
}

} // namespace cf::cluster
