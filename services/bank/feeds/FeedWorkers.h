// The consumers of this capability at work, wherever their events come from: one for each feed.
#pragma once

#include "services/bank/api/MonitorSources.h"
#include "services/bank/events/Consumers.h"
#include "services/bank/events/EventWorker.h"
#include "services/bank/feeds/FeedSender.h"

namespace cf::platform {
struct Settings;
}

namespace cf::bank {

//! A consumer for each feed. Throws std::runtime_error with a sentence about a topic that feeds cannot have.
std::vector<EventConsumer> feedConsumersOf(const platform::Settings& settings);

class FeedWorkers
{
public:
    using SourceOf = std::function<std::unique_ptr<platform::EventSource>(const EventConsumer&)>;
    using TroubleOf = std::function<std::function<void(const std::string&)>(const std::string& consumer)>;

    //! Those of feedConsumersOf(settings).
    FeedWorkers(const platform::Settings& settings, const SourceOf& sourceOf, const TroubleOf& troubleOf);

    //! The systems that are told. This outlives them.
    const std::vector<Dependency>& dependencies() const { return m_dependencies; }

private:
    std::vector<std::unique_ptr<FeedSender>> m_senders;
    std::vector<Dependency> m_dependencies;
    std::vector<std::unique_ptr<EventWorker>> m_workers; //!< End first.
};

} // namespace cf::bank
