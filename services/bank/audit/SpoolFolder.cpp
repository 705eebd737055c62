#include "services/bank/audit/SpoolFolder.h"

#include <boost/crc.hpp>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <system_error>

namespace cf::bank {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kLargestSegment = 4 << 20;
constexpr std::size_t kHeader = 8;
constexpr std::size_t kLargestRecord = 1 << 20;
constexpr const char* kSuffix = ".looks";

[[noreturn]] void fail(const fs::path& path)
{
    throw std::system_error(errno, std::generic_category(), path.string());
}

std::uint32_t crcOf(std::string_view bytes)
{
    boost::crc_32_type crc;
    crc.process_bytes(bytes.data(), bytes.size());
    return crc.checksum();
}

void append(std::string& buffer, std::uint32_t number)
{
    for (const int shift : {24, 16, 8, 0})
        buffer.push_back(static_cast<char>(number >> shift & 0xff));
}

std::uint32_t numberAt(std::string_view bytes, std::size_t at)
{
    std::uint32_t number = 0;
    for (std::size_t i = at; i < at + 4; ++i)
        number = number << 8 | static_cast<unsigned char>(bytes[i]);
    return number;
}

//! The record at the front; empty when incomplete.
std::optional<std::string_view> recordAt(std::string_view bytes)
{
    if (bytes.size() < kHeader)
        return std::nullopt;
    const std::size_t length = numberAt(bytes, 0);
    if (length == 0 || length > kLargestRecord || length > bytes.size() - kHeader)
        return std::nullopt;
    const std::string_view record = bytes.substr(kHeader, length);
    return crcOf(record) == numberAt(bytes, 4) ? std::optional(record) : std::nullopt;
}

void writeWhole(int file, std::string_view bytes, const fs::path& path)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            fail(path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::string contentOf(const fs::path& path, std::int64_t from, std::int64_t count)
{
    std::string bytes(static_cast<std::size_t>(std::max<std::int64_t>(0, count)), '\0');
    std::ifstream file(path, std::ios::binary);
    file.seekg(from);
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, file.gcount())));
    return bytes;
}

//! Bytes up to the end of the last whole record.
std::int64_t wholeSizeOf(const fs::path& path)
{
    const std::string content = contentOf(path, 0, static_cast<std::int64_t>(fs::file_size(path)));
    std::string_view rest = content;
    while (const auto record = recordAt(rest))
        rest.remove_prefix(kHeader + record->size());
    return static_cast<std::int64_t>(content.size() - rest.size());
}

//! The number of a segment's file as pathOf() names it; empty for any other file, which is not the spool's.
std::optional<std::int64_t> segmentOf(const fs::directory_entry& entry)
{
    constexpr std::int64_t kLatest = // a time
        std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::duration::max()).count();
    if (entry.symlink_status().type() != fs::file_type::regular)
        return std::nullopt;
    const std::string name = entry.path().filename().string();
    std::int64_t number = 0;
    std::from_chars(name.data(), name.data() + name.size(), number);
    const bool ours = number > 0 && number <= kLatest && name == std::to_string(number) + kSuffix;
    return ours ? std::optional(number) : std::nullopt;
}

platform::FileLock lockOf(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (!fs::is_directory(folder))
        throw std::runtime_error("The audit spool " + folder.string() + " cannot be created: " + error.message() + ".");
    fs::permissions(folder, fs::perms::owner_all, error);
    auto lock = platform::FileLock::tryTake(folder / "lock", platform::currentUser());
    if (!lock)
        throw std::runtime_error("The audit spool " + folder.string() + " is in use by another running server.");
    return *std::move(lock);
}

} // namespace

SpoolFolder::SpoolFolder(fs::path folder)
    : m_folder(std::move(folder))
    , m_lock(lockOf(m_folder))
    , m_id(readOrMakeId())
{
    for (const auto& entry : fs::directory_iterator(m_folder))
        if (const auto number = segmentOf(entry))
            m_segments.push_back({*number, 0});
    std::sort(m_segments.begin(), m_segments.end(),
              [](const Segment& a, const Segment& b) { return a.number < b.number; });
    for (Segment& segment : m_segments)
        segment.size = wholeSizeOf(pathOf(segment.number));
    if (!m_segments.empty()) // only the last write can be torn
        fs::resize_file(pathOf(m_segments.back().number), static_cast<std::uintmax_t>(m_segments.back().size));
}

fs::path SpoolFolder::pathOf(std::int64_t segment) const
{
    return m_folder / (std::to_string(segment) + kSuffix);
}

Uuid SpoolFolder::readOrMakeId() const
{
    const fs::path path = m_folder / "id";
    std::string text;
    if (std::ifstream(path) >> text)
        if (const auto known = Uuid::parse(text))
            return *known;
    const Uuid made = Uuid::v7();
    const fs::path draft = m_folder / "id.new";
    const platform::FileDescriptor file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!file)
        fail(draft);
    writeWhole(file.get(), made.toString() + "\n", draft);
    if (::fsync(file.get()) != 0)
        fail(draft);
    fs::rename(draft, path);
    syncFolder();
    return made;
}

void SpoolFolder::syncFolder() const
{
    const platform::FileDescriptor folder(::open(m_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder || ::fsync(folder.get()) != 0)
        fail(m_folder);
}

void SpoolFolder::begin()
{
    const auto now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    const std::int64_t number = std::max<std::int64_t>(now.time_since_epoch().count(), end().segment + 1);
    const fs::path path = pathOf(number);
    platform::FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600));
    if (!file)
        fail(path);
    syncFolder();
    m_file = std::move(file);
    const std::lock_guard lock(m_mutex);
    m_segments.push_back({number, 0});
}

void SpoolFolder::append(const std::vector<std::string>& records)
{
    if (!m_file || end().offset >= kLargestSegment)
        begin();
    std::string buffer;
    for (const std::string& record : records) {
        if (record.empty() || record.size() > kLargestRecord)
            throw std::system_error(std::make_error_code(std::errc::message_size), "a record of the audit spool");
        bank::append(buffer, static_cast<std::uint32_t>(record.size()));
        bank::append(buffer, crcOf(record));
        buffer += record;
    }
    const SpoolPosition before = end();
    const fs::path path = pathOf(before.segment);
    bool written = false;
    try {
        writeWhole(m_file.get(), buffer, path);
        written = true;
        if (::fdatasync(m_file.get()) != 0)
            fail(path);
    } catch (const std::system_error&) {
        // After a failed fdatasync the kernel may mark pages clean that never reached the disk, so this file is not
        // written again. If the excess cannot be truncated either, a refused read may reach the trail.
        const bool cut = ::ftruncate(m_file.get(), before.offset) == 0;
        if (written || !cut)
            m_file.close();
        throw;
    }
    const std::lock_guard lock(m_mutex);
    m_segments.back().size += static_cast<std::int64_t>(buffer.size());
}

SpoolPosition SpoolFolder::end() const
{
    const std::lock_guard lock(m_mutex);
    return m_segments.empty() ? SpoolPosition() : SpoolPosition{m_segments.back().number, m_segments.back().size};
}

std::vector<SpoolFolder::Segment>::const_iterator SpoolFolder::after(SpoolPosition position) const
{
    return std::find_if(m_segments.begin(), m_segments.end(), [&](const Segment& segment) {
        return segment.size > (segment.number == position.segment ? position.offset : 0) &&
               segment.number >= position.segment;
    });
}

bool SpoolFolder::hasAfter(SpoolPosition position) const
{
    const std::lock_guard lock(m_mutex);
    return after(position) != m_segments.end();
}

SpoolFolder::Batch SpoolFolder::read(SpoolPosition from, std::size_t bytes) const
{
    Batch batch{{}, from};
    std::unique_lock lock(m_mutex);
    const auto found = after(from);
    if (found == m_segments.end())
        return batch;
    const Segment segment = *found;
    lock.unlock();
    const std::int64_t begin = segment.number == from.segment ? from.offset : 0;
    const auto most = static_cast<std::int64_t>(std::max(bytes, kHeader + kLargestRecord));
    const std::string content = contentOf(pathOf(segment.number), begin, std::min(most, segment.size - begin));
    std::string_view rest = content;
    while (const auto record = recordAt(rest)) {
        batch.records.emplace_back(*record);
        rest.remove_prefix(kHeader + record->size());
        if (content.size() - rest.size() >= bytes)
            break;
    }
    if (batch.records.empty())
        throw std::runtime_error("a complete record of the audit spool " + pathOf(segment.number).string() +
                                 " can no longer be read");
    batch.next = {segment.number, begin + static_cast<std::int64_t>(content.size() - rest.size())};
    return batch;
}

void SpoolFolder::removeBefore(SpoolPosition position)
{
    std::vector<std::int64_t> gone;
    {
        const std::lock_guard lock(m_mutex);
        // Keep the last one: it may be written to.
        while (m_segments.size() > 1 && SpoolPosition{m_segments.front().number, m_segments.front().size} <= position) {
            gone.push_back(m_segments.front().number);
            m_segments.erase(m_segments.begin());
        }
    }
    for (const std::int64_t segment : gone) {
        std::error_code ignored; // leftovers are skipped at the next start
        fs::remove(pathOf(segment), ignored);
    }
}

std::int64_t SpoolFolder::bytes() const
{
    const std::lock_guard lock(m_mutex);
    std::int64_t sum = 0;
    for (const Segment& segment : m_segments)
        sum += segment.size;
    return sum;
}

std::optional<std::chrono::system_clock::time_point> SpoolFolder::oldestBegun() const
{
    const std::lock_guard lock(m_mutex);
    if (m_segments.empty())
        return std::nullopt;
    return std::chrono::system_clock::time_point(std::chrono::microseconds(m_segments.front().number));
}

} // namespace cf::bank
