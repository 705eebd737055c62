// What producers and consumers of Kafka share: how the brokers are reached, by librdkafka.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace RdKafka {
class Conf;
}

namespace cf::platform {

struct KafkaConfig
{
    std::vector<std::string> brokers;  //!< "host:port"; their certificates name them.
    std::filesystem::path authority;   //!< PEM: whose certificates are believed.
    std::filesystem::path certificate; //!< PEM: who the bank is to Kafka. It speaks TLS only.
    std::filesystem::path key;         //!< PEM, of the certificate.
    std::string prefix = "bank.";      //!< Of every topic and group.
    //! For one batch of events to be on all the brokers that must have it. Less than the relay's transaction may take:
    //! a batch that came through behind its end would be published anew, for ever.
    std::chrono::milliseconds patience{3'000};
};

struct KafkaError : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

//! Speaks TLS to the brokers. Throws KafkaError.
std::unique_ptr<RdKafka::Conf> kafkaConf(const KafkaConfig& config,
                                         const std::vector<std::pair<std::string, std::string>>& more);

} // namespace cf::platform
