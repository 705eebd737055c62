// The spool's files: append-only segments of records, each [length, 4 bytes][CRC-32, 4 bytes][bytes], big-endian. A
// segment is named after its start time, so later names are always greater, whatever became of the others. Used by
// ReadAuditSpool only.
#pragma once

#include "models/domain/Uuid.h"
#include "services/bank/platform/process/FileLock.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace cf::bank {

//! Where a record begins: the segment's number and the bytes before it.
struct SpoolPosition
{
    std::int64_t segment = 0;
    std::int64_t offset = 0;
    auto operator<=>(const SpoolPosition&) const = default;
};

class SpoolFolder
{
public:
    struct Batch
    {
        std::vector<std::string> records;
        SpoolPosition next; //!< Just after the last of them.
    };

    //! Creates the folder (0700) if needed and truncates the torn tail left by a killed server. Leaves alone
    //! what is not its own. Throws std::runtime_error with a sentence, also when another server holds the folder.
    explicit SpoolFolder(std::filesystem::path folder);

    //! Identifies this folder to the database. Survives restarts.
    const Uuid& id() const { return m_id; }

    //! On return all records are durable. Throws std::system_error if they will not be: the file is truncated to the
    //! last whole record. One thread at a time.
    void append(const std::vector<std::string>& records);

    //! Just after the last durable record. Thread-safe.
    SpoolPosition end() const;

    //! The durable records from a position on, about `bytes` of them but at least one. None at the end. Thread-safe.
    Batch read(SpoolPosition from, std::size_t bytes) const;

    //! Whether there is a durable record after the position. Thread-safe.
    bool hasAfter(SpoolPosition position) const;

    //! Deletes segments before the position.
    void removeBefore(SpoolPosition position);

    //! Of all segments.
    std::int64_t bytes() const;
    //! When the oldest segment was begun; empty without segments.
    std::optional<std::chrono::system_clock::time_point> oldestBegun() const;

private:
    struct Segment
    {
        std::int64_t number;
        std::int64_t size; //!< Up to the last whole record.
    };

    std::filesystem::path pathOf(std::int64_t segment) const;
    std::vector<Segment>::const_iterator after(SpoolPosition position) const;
    void begin();
    void syncFolder() const;
    Uuid readOrMakeId() const;

    std::filesystem::path m_folder;
    platform::FileLock m_lock;
    Uuid m_id;
    platform::FileDescriptor m_file; //!< The last segment's; none: the next append starts one.
    mutable std::mutex m_mutex;
    std::vector<Segment> m_segments; //!< In order.
};

} // namespace cf::bank
