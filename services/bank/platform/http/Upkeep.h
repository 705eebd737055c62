// What a server does for itself now and then, on a thread of its own: look whether its certificate was renewed on disk,
// give memory back. Owned by Server.
#pragma once

#include "services/bank/platform/http/Server.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace cf::http {

//! What tells one content of files from another without reading them: changed by a write, a rename over it, a link.
using FileVersions = std::vector<std::string>;
FileVersions versionsOf(const std::vector<std::filesystem::path>& files);

class Upkeep
{
public:
    //! `loaded` is what the files were when they were read last. The callbacks outlive it.
    Upkeep(const ServerConfig& config, FileVersions loaded, std::function<Outcome<Done, std::string>()> renew,
           std::function<void()> giveMemoryBack);
    ~Upkeep();
    Upkeep(const Upkeep&) = delete;
    Upkeep& operator=(const Upkeep&) = delete;

private:
    void run();
    void lookAtCertificate();

    const std::vector<std::filesystem::path> m_files;
    const std::chrono::milliseconds m_pause;
    const std::function<void(const std::string&)> m_onCertificate;
    const std::function<Outcome<Done, std::string>()> m_renew;
    const std::function<void()> m_giveMemoryBack;
    FileVersions m_loaded;
    FileVersions m_refused; //!< Were found unusable at the last look; they may be half replaced.
    bool m_said = false;    //!< That they are unusable.
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace cf::http
