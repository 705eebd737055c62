#include "tests/drill/Disk.h"

#include "services/bank/platform/process/FileDescriptor.h"
#include "tests/drill/Command.h"
#include "tests/support/TestFolder.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>

namespace cf::drill {
namespace {

constexpr const char* kSize = "700M";

bool succeeds(const std::vector<std::string>& words)
{
    return runCommand(words).exitCode == 0;
}

} // namespace

std::unique_ptr<Disk> Disk::make(const std::filesystem::path& folder)
{
    std::unique_ptr<Disk> disk(new Disk(folder));
    const bool made = ::geteuid() == 0 && succeeds({"truncate", "--size", kSize, disk->image().string()}) &&
                      succeeds({"mkfs.ext4", "-q", disk->image().string()}) && disk->mount();
    if (!made)
        return nullptr;
    test::giveToServerUser(disk->path());
    return disk;
}

Disk::Disk(const std::filesystem::path& folder)
    : m_folder(folder)
    , m_mount(folder / "disk")
{
    std::filesystem::create_directories(m_mount);
}

Disk::~Disk()
{
    unmount();
}

std::filesystem::path Disk::image() const
{
    return m_folder / ("disk" + std::to_string(m_cuts) + ".img");
}

// The journal is committed by whoever flushes, and seldom otherwise: so the copy of an idle disk is of one moment.
bool Disk::mount()
{
    m_mounted = succeeds({"mount", "-o", "loop,commit=300", image().string(), m_mount.string()});
    return m_mounted;
}

// Files may be open.
void Disk::unmount()
{
    if (std::exchange(m_mounted, false))
        runCommand({"umount", "--lazy", m_mount.string()});
}

void Disk::cutPower()
{
    const std::filesystem::path before = image();
    ++m_cuts;
    if (!succeeds({"cp", "--sparse=always", before.string(), image().string()}))
        throw std::runtime_error("The disk cannot be copied.");
    unmount();
    std::filesystem::remove(before);
    if (!mount())
        throw std::runtime_error("After a power cut the disk cannot be mounted.");
}

void Disk::fill()
{
    fillUp(m_mount / "filler");
}

// PostgreSQL, which flushes data only, may commit no journal for long: a power cut would bring the file back.
void Disk::clear()
{
    std::filesystem::remove(m_mount / "filler");
    const platform::FileDescriptor disk(::open(m_mount.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    ::syncfs(disk.get());
}

std::unique_ptr<SmallDisk> SmallDisk::mountAt(const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder);
    if (::geteuid() != 0 || !succeeds({"mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder.string()}))
        return nullptr;
    return std::unique_ptr<SmallDisk>(new SmallDisk(folder));
}

SmallDisk::~SmallDisk()
{
    runCommand({"umount", "--lazy", m_mount.string()});
}

void fillUp(const std::filesystem::path& file)
{
    const platform::FileDescriptor filler(::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    std::array<char, 4'096> bytes{};
    while (::write(filler.get(), bytes.data(), bytes.size()) > 0)
        continue;
}

} // namespace cf::drill
