#include "tests/support/TemporaryKafka.h"

#include "services/bank/platform/events/KafkaTopics.h"
#include "tests/support/Eventually.h"
#include "tests/support/FreePort.h"
#include "tests/support/StartedProgram.h"

#include <librdkafka/rdkafkacpp.h>

#include <csignal>
#include <cstdlib>
#include <fstream>

namespace cf::test {
namespace {

using namespace std::chrono_literals;

constexpr const char* kJava = "/usr/bin/java";

//! Where the broker's files are: ./run cluster puts them there.
std::filesystem::path libraries()
{
    const char* const given = std::getenv("COUNTERFOIL_KAFKA");
    return given ? given : "/var/cache/counterfoil/cluster/kafka-4.4.0";
}

std::vector<std::string> javaArguments(std::vector<std::string> program)
{
    std::vector<std::string> all{"-Xmx256m", "-XX:+UseSerialGC", "-cp", libraries().string() + "/*"};
    all.insert(all.end(), program.begin(), program.end());
    return all;
}

} // namespace

std::string TemporaryKafka::missing()
{
    for (const std::filesystem::path& needed : {std::filesystem::path(kJava), libraries()})
        if (!std::filesystem::exists(needed))
            return needed.string() + " is missing, so there is no Kafka for this test; ./run cluster up installs it.";
    return {};
}

TemporaryKafka::TemporaryKafka()
    : m_files(m_certificates.make(CertificateKind::Good))
    , m_port(freePort())
    , m_controllerPort(freePort())
{
    std::ofstream(m_folder.path() / "server.pem") << contentOf(m_files.key) << contentOf(m_files.chain);
    std::ofstream(m_folder.path() / "server.properties")
        << "process.roles=broker,controller\nnode.id=1\ncontroller.quorum.voters=1@127.0.0.1:" << m_controllerPort
        << "\nlisteners=SSL://127.0.0.1:" << m_port << ",CONTROLLER://127.0.0.1:" << m_controllerPort
        << "\ncontroller.listener.names=CONTROLLER\ninter.broker.listener.name=SSL"
           "\nlistener.security.protocol.map=SSL:SSL,CONTROLLER:PLAINTEXT"
           "\nssl.keystore.type=PEM\nssl.keystore.location="
        << (m_folder.path() / "server.pem").string()
        << "\nssl.truststore.type=PEM\nssl.truststore.location=" << m_certificates.authorityFile().string()
        << "\nlog.dirs=" << (m_folder.path() / "log").string()
        << "\noffsets.topic.replication.factor=1\ntransaction.state.log.replication.factor=1"
           "\ntransaction.state.log.min.isr=1\noffsets.topic.num.partitions=4"
           "\nauto.create.topics.enable=false\ngroup.initial.rebalance.delay.ms=0"
           "\nlog.cleaner.dedupe.buffer.size=16777216\n";
    run({"kafka.tools.StorageTool", "format", "-t", "4L6g3nShT-eMCtK--X86sw", "-c",
         (m_folder.path() / "server.properties").string()},
        "format.log");
    if (!m_server->waitFor(60s) || m_server->status() != 0)
        throw std::runtime_error("Kafka's storage was not formatted: " + contentOf(m_folder.path() / "format.log"));
    start();
}

TemporaryKafka::~TemporaryKafka() = default;

void TemporaryKafka::run(const std::vector<std::string>& arguments, const char* log)
{
    m_server.emplace(startProgram(kJava, javaArguments(arguments), m_folder.path() / log));
}

void TemporaryKafka::start()
{
    run({"kafka.Kafka", (m_folder.path() / "server.properties").string()}, "kafka.log");
    std::string why;
    const std::unique_ptr<RdKafka::Producer> client(
        RdKafka::Producer::create(platform::kafkaConf(config(), {}).get(), why));
    if (!client)
        throw std::runtime_error(why);
    const bool answers = eventually(
        [&] {
            RdKafka::Metadata* metadata = nullptr;
            const auto error = client->metadata(true, nullptr, &metadata, 500);
            const std::unique_ptr<RdKafka::Metadata> owned(metadata);
            return error == RdKafka::ERR_NO_ERROR && !metadata->brokers()->empty();
        },
        60s);
    if (!answers)
        throw std::runtime_error("Kafka did not start: " + contentOf(m_folder.path() / "kafka.log"));
}

void TemporaryKafka::createTopics(const std::vector<std::string>& names) const
{
    platform::ensureKafkaTopics(config(), names, {.partitions = 3, .replicas = 1});
}

void TemporaryKafka::kill()
{
    m_server.reset();
}

void TemporaryKafka::freeze(bool frozen)
{
    m_server->signal(frozen ? SIGSTOP : SIGCONT);
}

platform::KafkaConfig TemporaryKafka::config() const
{
    platform::KafkaConfig config;
    config.brokers = {"127.0.0.1:" + std::to_string(m_port)};
    config.authority = m_certificates.authorityFile();
    config.certificate = m_files.chain;
    config.key = m_files.key;
    return config;
}

} // namespace cf::test
