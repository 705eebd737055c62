#include "tests/cluster/Notices.h"

#include <boost/json.hpp>

#include <fstream>
#include <map>
#include <sstream>
#include <thread>
#include <utility>

namespace cf::cluster {
namespace {

constexpr const char* kCount =
    "SELECT (SELECT count(*) FROM bank.entry e JOIN bank.account_holder h ON h.account_id = e.account_id"
    " JOIN drill.notified m ON m.customer_id = h.customer_id"
    " WHERE h.relation = 'owner' AND e.recorded_at > m.since) AS bookings,"
    " (SELECT count(*) FROM bank.message) AS messages,"
    " (SELECT count(*) FROM bank.message WHERE sent_at IS NULL) AS unsent,"
    " (SELECT count(*) FROM bank.dead_letter) AS buried, (SELECT count(*) FROM bank.outbox) AS waiting";

// Counting takes a while, and from those who send.
constexpr auto kLook = std::chrono::seconds(1);

NoticeReport reportOf(const db::Rows& rows)
{
    const auto row = rows[0];
    NoticeReport report;
    report.bookings = row.get<std::int64_t>("bookings");
    report.messages = row.get<std::int64_t>("messages");
    report.unsent = row.get<std::int64_t>("unsent");
    report.buried = row.get<std::int64_t>("buried");
    return report;
}

void countArrived(NoticeReport& report)
{
    std::map<std::string, int> arrived;
    for (const auto& [file, id] : {std::pair("mails", "Message-ID"), {"requests", "idempotency-key"}}) {
        std::ifstream lines(folderOf(kOutsideHost) / file);
        for (std::string line; std::getline(lines, line);)
            ++arrived[std::string(boost::json::parse(line).at("headers").at(id).as_string())];
    }
    report.arrived = static_cast<std::int64_t>(arrived.size());
    for (const auto& [id, times] : arrived)
        report.again += times - 1;
}

} // namespace

void wantNotices(const ClusterBank& bank)
{
    bank.run("UPDATE bank.customer SET email = 'c' || number || '@customers.example',"
             "   phone = '+420 6' || lpad((row_number % 100000000)::text, 8, '0')"
             "   FROM (SELECT id, row_number() OVER () FROM bank.customer) AS counted WHERE customer.id = counted.id;"
             "INSERT INTO bank.notice_wish (customer_id, mail_from, sms_from)"
             " SELECT id, CASE half WHEN 0 THEN 0 END, CASE half WHEN 1 THEN 0 END"
             " FROM (SELECT id, row_number() OVER () % 2 AS half FROM bank.customer) AS halves;"
             "CREATE TABLE drill.notified AS SELECT customer_id, now() AS since FROM bank.notice_wish");
}

NoticeReport readNotices(const ClusterBank& bank, std::chrono::seconds patience)
{
    using Clock = std::chrono::steady_clock;
    NoticeReport report;
    std::int64_t waiting = -1;
    for (auto end = Clock::now() + patience; Clock::now() < end; std::this_thread::sleep_for(kLook)) {
        const auto rows = bank.run(kCount);
        const auto before = std::pair(std::exchange(report, reportOf(rows)),
                                      std::exchange(waiting, rows[0].get<std::int64_t>("waiting")));
        if (waiting == 0 && report.unsent == 0 && report.messages >= report.bookings)
            break;
        if (before != std::pair(report, waiting))
            end = Clock::now() + patience;
    }
    countArrived(report);
    return report;
}

std::string textOf(const NoticeReport& report)
{
    std::ostringstream text;
    text << "notices: " << report.bookings << " bookings, " << report.messages << " messages, " << report.arrived
         << " arrived, " << report.again << " of them again; " << report.unsent << " unsent, " << report.buried
         << " buried: " << (report.isGreen() ? "each booking was told of once" : "RED") << '\n';
    return text.str();
}

} // namespace cf::cluster
