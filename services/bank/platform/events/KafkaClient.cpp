#include "services/bank/platform/events/KafkaClient.h"

#include <librdkafka/rdkafkacpp.h>

namespace cf::platform {
namespace {

std::string joined(const std::vector<std::string>& brokers)
{
    std::string all;
    for (const std::string& broker : brokers)
        all += (all.empty() ? "" : ",") + broker;
    return all;
}

} // namespace

std::unique_ptr<RdKafka::Conf> kafkaConf(const KafkaConfig& config,
                                         const std::vector<std::pair<std::string, std::string>>& more)
{
    std::unique_ptr<RdKafka::Conf> conf(RdKafka::Conf::create(RdKafka::Conf::CONF_GLOBAL));
    const auto set = [&](const std::string& name, const std::string& value) {
        std::string why;
        if (conf->set(name, value, why) != RdKafka::Conf::CONF_OK)
            throw KafkaError(why);
    };
    set("bootstrap.servers", joined(config.brokers));
    set("client.id", "bankd");
    set("security.protocol", "ssl");
    set("ssl.ca.location", config.authority.string());
    set("ssl.certificate.location", config.certificate.string());
    set("ssl.key.location", config.key.string());
    set("ssl.endpoint.identification.algorithm", "https");
    set("log_level", "0"); // What matters is told by errors.
    for (const auto& [name, value] : more)
        set(name, value);
    return conf;
}

} // namespace cf::platform
