// The folder of the read audit spool after a crash, or with what does not belong there. Input: the name of a file, and
// from the second line on its content; the lines are also records that the spool is given.
#include "services/bank/audit/SpoolFolder.h"
#include "tests/fuzz/Property.h"
#include "tests/support/TestFolder.h"

#include <boost/crc.hpp>

#include <fstream>
#include <string>
#include <vector>

using namespace cf;
using fuzz::require;
namespace fs = std::filesystem;

namespace {

using Records = std::vector<std::string>;

constexpr std::size_t kReadAtOnce = 64;
constexpr std::size_t kHeader = 8; // length and checksum

void write(const fs::path& file, std::string_view bytes, std::ios::openmode mode = std::ios::trunc)
{
    std::ofstream(file, std::ios::binary | mode) << bytes;
}

//! Emptied, so that every input begins alike.
const fs::path& emptyFolder()
{
    static const test::TestFolder folder;
    static const fs::path path = folder.path() / "spool";
    fs::remove_all(path);
    fs::create_directory(path);
    return path;
}

//! Everything in the spool, in several batches.
Records readAll(const bank::SpoolFolder& spool)
{
    Records records;
    bank::SpoolPosition at;
    while (spool.hasAfter(at)) {
        const auto batch = spool.read(at, kReadAtOnce);
        require(!batch.records.empty() && at < batch.next && batch.next <= spool.end(), "reading goes on to the end");
        records.insert(records.end(), batch.records.begin(), batch.records.end());
        at = batch.next;
    }
    return records;
}

std::size_t bytesOf(const Records& records)
{
    std::size_t bytes = 0;
    for (const std::string& record : records)
        bytes += kHeader + record.size();
    return bytes;
}

//! "1700000000000000.looks", as the spool itself would name it: microseconds that a clock of nanoseconds can hold.
bool isSegmentName(std::string_view name)
{
    constexpr std::string_view kSuffix = ".looks";
    constexpr std::string_view kLatest = "9223372036854775";
    if (!name.ends_with(kSuffix))
        return false;
    name.remove_suffix(kSuffix.size());
    return !name.empty() && name.front() != '0' && name.find_first_not_of("0123456789") == name.npos &&
           (name.size() < kLatest.size() || (name.size() == kLatest.size() && name <= kLatest));
}

//! A file's name that no other file of the spool has.
bool isUsable(std::string_view name)
{
    return !name.empty() && name.size() < 100 && name.find_first_of(std::string_view("/\0", 2)) == name.npos &&
           name != "." && name != ".." && name != "id" && name != "id.new" && name != "lock";
}

//! With the right checksum in front of whatever its length makes a record: nothing would guess one.
std::string withChecksums(std::string_view content)
{
    std::string bytes(content);
    for (std::size_t at = 0; at + kHeader <= bytes.size();) {
        std::size_t length = 0;
        for (std::size_t i = at; i < at + 4; ++i)
            length = length << 8 | static_cast<unsigned char>(bytes[i]);
        if (length > bytes.size() - at - kHeader)
            break;
        boost::crc_32_type crc;
        crc.process_bytes(&bytes[at] + kHeader, length);
        for (std::size_t i = 0; i < 4; ++i)
            bytes[at + 4 + i] = static_cast<char>(crc.checksum() >> (24 - 8 * i) & 0xff);
        at += kHeader + length;
    }
    return bytes;
}

//! The spool begins with this file in its folder.
void checkFile(std::string_view name, std::string_view content)
{
    const fs::path file = emptyFolder() / name;
    write(file, content);
    bank::SpoolFolder spool(file.parent_path());
    Records records = readAll(spool);
    const std::string left = test::contentOf(file);
    if (isSegmentName(name))
        require(left == content.substr(0, bytesOf(records)), "only what is no whole record is cut off");
    else
        require(records.empty() && left == content, "what is not the spool's own is left alone");
    require(spool.bytes() == static_cast<std::int64_t>(bytesOf(records)), "the spool knows how long it is");
    spool.append({"one more"});
    records.emplace_back("one more");
    require(readAll(spool) == records, "the spool goes on after what it found");
}

//! What was appended comes back, whatever stands behind it.
void checkRecords(std::string_view lines, std::string_view torn)
{
    Records records;
    while (!lines.empty())
        if (const std::string_view line = fuzz::takeLine(lines); !line.empty())
            records.emplace_back(line);
    const fs::path& folder = emptyFolder();
    fs::path segment;
    {
        bank::SpoolFolder spool(folder);
        spool.append(records);
        segment = folder / (std::to_string(spool.end().segment) + ".looks");
    }
    write(segment, torn, std::ios::app);
    const bank::SpoolFolder spool(folder);
    const Records found = readAll(spool);
    require(found.size() >= records.size() && std::equal(records.begin(), records.end(), found.begin()),
            "what was durable comes back after a crash");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string_view rest = fuzz::textOf(data, size);
    const std::string_view name = fuzz::takeLine(rest);
    const std::string_view file = isUsable(name) ? name : "1.looks";
    checkFile(file, rest);
    checkFile(file, withChecksums(rest));
    checkRecords(rest, rest);
    return 0;
}
