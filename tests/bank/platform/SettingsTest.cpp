// The configuration file: every setting is read, and every mistake gives a sentence that names the line.
#include "services/bank/platform/config/Settings.h"
#include "tests/support/TestFolder.h"

#include <gtest/gtest.h>

#include <fstream>

using namespace cf;
using namespace cf::platform;

namespace {

//! The required settings, on lines 1 to 7.
const std::string kLeast =
    "[database]\napp = 'dbname=bank'\n[keys]\nmaster = '/k'\n[http]\ncertificate = '/c'\nkey = '/p'\n";

class Configuration : public ::testing::Test
{
protected:
    Outcome<Settings, std::string> read(const std::string& text)
    {
        std::ofstream(m_file) << text;
        return readSettings(m_file);
    }

    //! The error about the file, without the words that name it.
    std::string mistakeIn(const std::string& text)
    {
        const auto settings = read(text);
        if (settings)
            return "no mistake";
        const std::string opening = "The configuration " + m_file.string() + ": ";
        EXPECT_TRUE(settings.error().starts_with(opening)) << settings.error();
        return settings.error().substr(opening.size());
    }

    test::TestFolder m_folder;
    std::filesystem::path m_file = m_folder.path() / "bankd.toml";
};

} // namespace

TEST_F(Configuration, allThatItSaysIsTaken)
{
    const auto settings = read(
        "[bank]\nname = 'B'\n[objects]\nfolder = '/objects'\n[audit]\nspool = '/spool'\n"
        "[database]\nowner = 'host=o'\napp = 'host=a'\nmonitor = 'host=s'\nconnections = 5\n[keys]\nmaster = '/m'\n"
        "[monitoring]\ninstance = 'i'\n[proxies]\nstatistics = ['https://p:8404']\nuser = 'u'\npassword = 'w'\n"
        "[http]\naddress = '0.0.0.0'\nport = 9443\nproxies = ['10.0.0.4', '2001:DB8::0:4']\ncertificate = '/c'\nkey = "
        "'/p'\nagent_port = 9444\nthreads = 3\ndrain_seconds = 9\n"
        "[work]\nworkers = 4\nqueue = 44\norders = 1004\n[log]\nlevel = 'warning'\nfile = '/l'\n");
    ASSERT_TRUE(settings.ok()) << settings.error();
    EXPECT_EQ(settings->bankName, "B");
    EXPECT_EQ(settings->objects, "/objects");
    EXPECT_EQ(settings->spool, "/spool");
    EXPECT_EQ(settings->ownerDatabase, "host=o");
    EXPECT_EQ(settings->appDatabase, "host=a");
    EXPECT_EQ(settings->monitorDatabase, "host=s");
    EXPECT_EQ(settings->instance, "i");
    EXPECT_EQ(settings->proxies.statistics, std::vector<std::string>{"https://p:8404"});
    EXPECT_EQ(settings->proxies.user, "u");
    EXPECT_EQ(settings->proxies.password, "w");
    EXPECT_EQ(settings->databaseConnections, 5U);
    EXPECT_EQ(settings->masterKey, "/m");
    EXPECT_EQ(settings->http.address, "0.0.0.0");
    EXPECT_EQ(settings->http.port, 9443);
    EXPECT_EQ(settings->http.proxies, (std::set<std::string>{"10.0.0.4", "2001:db8::4"}));
    EXPECT_EQ(settings->http.certificateChain, "/c");
    EXPECT_EQ(settings->http.privateKey, "/p");
    EXPECT_EQ(settings->agentPort, 9444);
    EXPECT_EQ(settings->http.limits.drainIdle, std::chrono::seconds(9));
    EXPECT_EQ(settings->http.threads, 3);
    EXPECT_EQ(settings->workers, 4);
    EXPECT_EQ(settings->queue, 44U);
    EXPECT_EQ(settings->orders, 1'004U);
    EXPECT_EQ(settings->log.level, LogLevel::Warning);
    EXPECT_EQ(settings->log.file, "/l");
}

TEST_F(Configuration, whatItLeavesOutIsSensible)
{
    const auto settings = read(kLeast);
    ASSERT_TRUE(settings.ok()) << settings.error();
    EXPECT_EQ(settings->http.address, "127.0.0.1");
    EXPECT_EQ(settings->http.port, 8443);
    EXPECT_EQ(settings->log.level, LogLevel::Info);
}

TEST_F(Configuration, theExampleThatIsShippedCanBeRead)
{
    const auto settings = readSettings(COUNTERFOIL_SOURCE_FOLDER "/installer/bankd.example.toml");
    ASSERT_TRUE(settings.ok()) << settings.error();
    EXPECT_NE(settings->ownerDatabase, "");
    EXPECT_EQ(settings->masterKey, "/etc/counterfoil/master.key");
    EXPECT_NE(settings->appDatabase.find("sslmode=verify-full"), std::string::npos) << "the example is safe to copy";
    EXPECT_NE(settings->ownerDatabase.find("sslmode=verify-full"), std::string::npos);
}

TEST_F(Configuration, theExamplesCommentsShowTheRealDefaults)
{
    std::ifstream in(COUNTERFOIL_SOURCE_FOLDER "/installer/bankd.example.toml");
    std::string text;
    for (std::string line; std::getline(in, line);) {
        const bool setting =
            line.starts_with("# [") || (line.starts_with("# ") && line.find(" = ") != std::string::npos);
        text += (setting ? line.substr(2) : line) + "\n";
    }
    const auto shown = read(text);
    const auto least = read(kLeast);
    ASSERT_TRUE(shown.ok()) << shown.error();
    EXPECT_EQ(shown->bankName, least->bankName);
    EXPECT_EQ(shown->objects, least->objects);
    EXPECT_EQ(shown->spool, least->spool);
    EXPECT_EQ(shown->databaseConnections, least->databaseConnections);
    EXPECT_EQ(shown->http.address, least->http.address);
    EXPECT_EQ(shown->http.port, least->http.port);
    EXPECT_EQ(shown->http.threads, least->http.threads);
    EXPECT_EQ(shown->http.limits.connections, least->http.limits.connections);
    EXPECT_EQ(shown->http.limits.connectionsPerAddress, least->http.limits.connectionsPerAddress);
    EXPECT_EQ(shown->strangersPerAddress, least->strangersPerAddress);
    EXPECT_EQ(shown->callsPerSecond, least->callsPerSecond);
    EXPECT_EQ(shown->workers, least->workers);
    EXPECT_EQ(shown->moneyWorkers, least->moneyWorkers);
    EXPECT_EQ(shown->moneyConnections, least->moneyConnections);
    EXPECT_EQ(shown->queue, least->queue);
    EXPECT_EQ(shown->orders, least->orders);
    EXPECT_EQ(shown->log.level, least->log.level);
    EXPECT_EQ(shown->noticeDays, least->noticeDays);
    EXPECT_EQ(shown->sms.form, least->sms.form);
    ASSERT_EQ(shown->feeds.size(), 1u);
    EXPECT_EQ(shown->feeds[0].name, "fraud");
}

TEST_F(Configuration, kafkaIsReachedOverTlsAndKnowsTheBank)
{
    const std::string brokers = kLeast + "[events]\nbrokers = ['k1:9092', 'k2:9093']\n";
    const std::string files = "authority = '/a'\ncertificate = '/c'\nkey = '/k'\n";
    const auto settings = read(brokers + files + "prefix = 'north.'\n");
    ASSERT_TRUE(settings.ok()) << settings.error();
    EXPECT_EQ(settings->kafka.brokers, (std::vector<std::string>{"k1:9092", "k2:9093"}));
    EXPECT_EQ(settings->kafka.certificate, "/c");
    EXPECT_EQ(settings->kafka.prefix, "north.");
    EXPECT_EQ(mistakeIn(brokers), "events.authority is missing.");
    EXPECT_EQ(mistakeIn(brokers + "authority = '/a'\n"), "events.certificate is missing.");
    EXPECT_NE(mistakeIn(kLeast + "[events]\nbrokers = ['k1']\n").find("host:port"), std::string::npos);
}

TEST_F(Configuration, mailGoesOverTlsAndComesFromAnAddress)
{
    const auto settings = read(kLeast + "[mail]\nserver = 'smtps://m:465'\nfrom = 'a@b.example'\nuser = 'u'\n");
    ASSERT_TRUE(settings.ok()) << settings.error();
    EXPECT_EQ(settings->mail.from, "a@b.example");
    EXPECT_EQ(settings->mail.fromName, settings->bankName);
    EXPECT_NE(mistakeIn(kLeast + "[mail]\nserver = 'http://m'\nfrom = 'a@b'\n").find("smtps://"), std::string::npos);
    EXPECT_NE(mistakeIn(kLeast + "[mail]\nserver = 'smtps://m'\nfrom = 'a@b.example'\nstatement_link = 'https://o'\n")
                  .find("{id}"),
              std::string::npos);
    EXPECT_NE(mistakeIn(kLeast + "[mail]\nserver = 'smtp://m'\nfrom = 'a'\n").find("mail address"), std::string::npos);
}

TEST_F(Configuration, smsGoToAGatewayInTheFormThatItTakes)
{
    const std::string sms = kLeast + "[sms]\nurl = 'https://g/x'\ntoken = 't'\nfrom = 'Bank'\ncalling_code = '420'\n";
    const auto settings =
        read(sms + "[sms.body]\nmessages = [{to = '{to}', text = '{text}', flash = false, parts = 1}]\n");
    ASSERT_TRUE(settings.ok()) << settings.error();
    EXPECT_EQ(settings->sms.url, "https://g/x");
    EXPECT_EQ(settings->sms.token, "t");
    EXPECT_EQ(settings->sms.callingCode, "420");
    EXPECT_EQ(settings->sms.form, SmsConfig::Form::Json);
    const boost::json::value body{{"messages", {{{"to", "{to}"}, {"text", "{text}"}, {"flash", false}, {"parts", 1}}}}};
    EXPECT_EQ(settings->sms.body, body.as_object());
    EXPECT_EQ(mistakeIn(sms), "sms.body is missing.");
    EXPECT_EQ(mistakeIn(sms + "body = {to = '{to}'}\n"), "sms.body (line 13) must contain {to} and {text}.");
    EXPECT_NE(mistakeIn(sms + "body = {to = '{to}', text = '{text}', at = 07:32:00}\n").find("must be a table of"),
              std::string::npos);
    EXPECT_NE(mistakeIn(sms + "form = 'urlencoded'\nbody = {to = '{to}', text = '{text}', n = 1}\n").find("texts only"),
              std::string::npos);
    EXPECT_NE(mistakeIn(sms + "form = 'xml'\n").find("json or urlencoded"), std::string::npos);
    EXPECT_NE(mistakeIn(kLeast + "[sms]\nurl = 'http://g'\nbody = {to = '{to}', text = '{text}'}\n").find("https://"),
              std::string::npos);
}

TEST_F(Configuration, feedsHaveNamesSecretsAndTopics)
{
    const std::string url = kLeast + "[feeds.fraud]\nurl = 'https://f/x'\n";
    const std::string secrets = "secrets = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']\n";
    const auto settings = read(url + secrets + "topics = ['accounts']\n[feeds.risk-2]\nurl = 'https://r'\n" + secrets +
                               "topics = ['accounts']\n");
    ASSERT_TRUE(settings.ok()) << settings.error();
    ASSERT_EQ(settings->feeds.size(), 2u);
    EXPECT_EQ(settings->feeds[0].name, "fraud");
    EXPECT_EQ(settings->feeds[0].to.url, "https://f/x");
    EXPECT_EQ(settings->feeds[0].to.secrets.at(0).size(), 24u);
    EXPECT_EQ(settings->feeds[1].topics, std::vector<std::string>{"accounts"});
    EXPECT_EQ(mistakeIn(url), "feeds.fraud.secrets is missing.");
    EXPECT_EQ(mistakeIn(url + secrets), "feeds.fraud.topics is missing.");
    EXPECT_EQ(mistakeIn(url + "secrets = ['secret']\n"),
              "feeds.fraud.secrets (line 10) must be \"whsec_\" and 24 to 64 bytes in base64.");
    EXPECT_NE(mistakeIn(kLeast + "[feeds.Fraud]\nurl = 'https://f'\n").find("small letters"), std::string::npos);
    EXPECT_NE(mistakeIn(kLeast + "[feeds.fraud]\nurl = 'http://f'\n").find("https://"), std::string::npos);
    EXPECT_EQ(mistakeIn(kLeast + "feeds = 1\n"), "http.feeds (line 8) is not a setting of bankd.");
    EXPECT_EQ(mistakeIn("feeds = 1\n" + kLeast), "feeds (line 1) must be tables: [feeds.NAME].");
}

TEST_F(Configuration, whatMustBeThereIsAskedFor)
{
    EXPECT_EQ(mistakeIn(""), "database.app is missing.");
    EXPECT_EQ(mistakeIn("[database]\napp = ''\n"), "database.app is missing.");
    EXPECT_EQ(mistakeIn("[database]\napp = 'dbname=a'\n"), "http.certificate is missing.");
    EXPECT_EQ(mistakeIn("[database]\napp = 'dbname=a'\n[http]\ncertificate = '/c'\n"), "http.key is missing.");
    EXPECT_EQ(mistakeIn("[database]\napp = 'dbname=a'\n[http]\ncertificate = '/c'\nkey = '/p'\n"),
              "keys.master is missing.");
}

TEST_F(Configuration, whatBankdDoesNotKnowIsAMistakeInItsLine)
{
    EXPECT_EQ(mistakeIn(kLeast + "[caches]\n"), "caches (line 8) is not a section of bankd.");
    EXPECT_EQ(mistakeIn("port = 1\n" + kLeast), "port (line 1) is not a section of bankd.");
    EXPECT_EQ(mistakeIn(kLeast + "\nprot = 8443\n"), "http.prot (line 9) is not a setting of bankd.");
    EXPECT_EQ(mistakeIn("[database]\napp = 'dbname=a'\nuser = 'b'\n"),
              "database.user (line 3) is not a setting of bankd.");
    for (const std::string section : {"keys", "work", "log"}) {
        const std::string start =
            section == "keys" ? "[database]\napp = 'dbname=a'\n[http]\ncertificate = '/c'\nkey = '/p'\n" : kLeast;
        EXPECT_NE(mistakeIn(start + "[" + section + "]\nodd = 1\n").find(section + ".odd (line "), std::string::npos);
    }
}

TEST_F(Configuration, whatHasAnotherTypeIsAMistakeInItsLine)
{
    EXPECT_EQ(mistakeIn("database = 3\n"), "database (line 1) must be a table: [database].");
    EXPECT_EQ(mistakeIn("[database]\napp = 3\n"), "database.app (line 2) must be a string.");
    EXPECT_EQ(mistakeIn(kLeast + "port = '8443'\n"), "http.port (line 8) must be a whole number.");
    EXPECT_EQ(mistakeIn(kLeast + "port = 8443.0\n"), "http.port (line 8) must be a whole number.");
    EXPECT_EQ(mistakeIn(kLeast + "[log]\nlevel = true\n"), "log.level (line 9) must be a string.");
    for (const char* proxies : {"['proxy.example']", "['10.0.0.4:80']", "['']"})
        EXPECT_EQ(mistakeIn(kLeast + "proxies = " + proxies + "\n"),
                  "http.proxies (line 8) must be a list of IP addresses.");
}

TEST_F(Configuration, whatIsOutOfRangeIsAMistakeInItsLine)
{
    EXPECT_EQ(mistakeIn(kLeast + "port = 65536\n"), "http.port (line 8) must lie between 0 and 65535.");
    EXPECT_EQ(mistakeIn(kLeast + "port = -1\n"), "http.port (line 8) must lie between 0 and 65535.");
    EXPECT_EQ(mistakeIn(kLeast + "threads = 0\n"), "http.threads (line 8) must lie between 1 and 256.");
    EXPECT_EQ(mistakeIn("[database]\napp = 'dbname=a'\nconnections = 1\n"),
              "database.connections (line 3) must lie between 2 and 1000.");
    EXPECT_EQ(mistakeIn(kLeast + "[work]\nworkers = 0\n"), "work.workers (line 9) must lie between 1 and 1000.");
    EXPECT_EQ(mistakeIn(kLeast + "[work]\nqueue = 3\n"), "work.queue (line 9) must lie between 4 and 1000000.");
    EXPECT_EQ(mistakeIn(kLeast + "[work]\norders = 999\n"), "work.orders (line 9) must lie between 1000 and 1000000.");
    EXPECT_EQ(mistakeIn(kLeast + "[log]\nlevel = 'loud'\n"),
              "log.level (line 9) must be debug, info, warning or error.");
}

TEST_F(Configuration, whatIsNoTomlIsAMistakeInItsLine)
{
    EXPECT_TRUE(mistakeIn(kLeast + "port 8443\n").starts_with("line 8: ")) << mistakeIn(kLeast + "port 8443\n");
    EXPECT_TRUE(mistakeIn(kLeast + "key = '/again'\n").starts_with("line 8: "));
}

TEST_F(Configuration, aDatabaseMayHaveSeveralServers)
{
    const std::string rest = "[keys]\nmaster = '/k'\n[http]\ncertificate = '/c'\nkey = '/p'\n";
    const auto settings = read("[database]\napp = 'postgresql://bank_app@a,b,c/bank'\nmonitor = 'host=a,b,c'\n" + rest);
    ASSERT_TRUE(settings.ok()) << settings.error();
    EXPECT_EQ(settings->appDatabase,
              "dbname='bank' host='a,b,c' port=',,' target_session_attrs='read-write' user='bank_app'");

    EXPECT_TRUE(settings->standbyRequired);
    const std::string several = "[database]\napp = 'host=a,b'\nmonitor = 'host=a,b'\n";
    EXPECT_FALSE(read(several + "standby = 'optional'\n" + rest)->standbyRequired);
    EXPECT_EQ(mistakeIn(several + "standby = 'never'\n" + rest),
              "database.standby (line 4) must be \"required\" or \"optional\".");

    EXPECT_EQ(mistakeIn("[database]\napp = 'host=a,b'\n" + rest), "database.monitor is missing.");
    EXPECT_EQ(mistakeIn("[database]\napp = 'host=a,b'\nmonitor = 'host=a,b'\nreplica = 'host=b'\n" + rest),
              "database.replica (line 4) is not for an app with several servers: those that are replicas are found.");
    EXPECT_EQ(mistakeIn("[database]\napp = 'host=a,b,c port=1,2'\n" + rest),
              "database.app (line 2) names 3 servers and 2 ports.");
    EXPECT_EQ(mistakeIn("[database]\napp = 'bank'\n" + rest),
              "database.app (line 2) is no connection string of libpq: keywords or a postgresql:// URI.");
}

TEST_F(Configuration, aFileThatIsNotThereIsASentence)
{
    EXPECT_EQ(readSettings(m_folder.path() / "nowhere.toml").error(),
              "The configuration " + (m_folder.path() / "nowhere.toml").string() +
                  ": it cannot be opened: No such file or directory.");
}

TEST_F(Configuration, anObjectStoreIsAnAddressABucketAndAKey)
{
    const std::string store =
        "endpoint = 'https://s:7070'\nbucket = 'b'\naccess_key = 'k'\nsecret_key = 's'\nregion = 'first'\n";
    const auto settings = read(kLeast + "[objects]\n" + store + "authority = '/ca'\ncold_bucket = 'c'\n" +
                               "cold_after_days = 30\n[other_objects]\n" + store);
    ASSERT_TRUE(settings.ok()) << settings.error();
    EXPECT_EQ(settings->objectStore.endpoint, "https://s:7070");
    EXPECT_EQ(settings->objectStore.bucket, "b");
    EXPECT_EQ(settings->objectStore.signer.accessKey, "k");
    EXPECT_EQ(settings->objectStore.signer.secretKey, "s");
    EXPECT_EQ(settings->objectStore.signer.region, "first");
    EXPECT_EQ(settings->objectStore.authority, "/ca");
    EXPECT_EQ(settings->coldBucket, "c");
    EXPECT_EQ(settings->coldAfter, std::chrono::days(30));
    EXPECT_EQ(settings->otherObjectStore.bucket, "b");
    EXPECT_NE(mistakeIn(kLeast + "[objects]\nendpoint = 'http://s'\n").find("https://"), std::string::npos);
    EXPECT_NE(mistakeIn(kLeast + "[objects]\nendpoint = 'https://s/path'\n").find("https://"), std::string::npos);
    EXPECT_EQ(mistakeIn(kLeast + "[objects]\nendpoint = 'https://s'\nbucket = 'b'\n"),
              "objects.access_key is missing.");
    EXPECT_EQ(mistakeIn(kLeast + "[objects]\ncold_bucket = 'b'\n"), "objects.endpoint is missing.");
    EXPECT_NE(mistakeIn(kLeast +
                        "[other_objects]\nendpoint = 'https://s'\nbucket = 'b'\naccess_key = 'k'\n"
                        "secret_key = '" +
                        std::string(61, 's') + "'\n")
                  .find("60 bytes"),
              std::string::npos);
}
