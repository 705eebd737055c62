// A disk of its own for PostgreSQL, whose power can be cut: a file system on a loop device, whose backing file has just
// what was flushed to it, for the rest is in the kernel's memory. Only root can make one.
#pragma once

#include <filesystem>
#include <memory>

namespace cf::drill {

class Disk
{
public:
    //! Mounted below the folder. Null: this is not root, or there are no loop devices here.
    static std::unique_ptr<Disk> make(const std::filesystem::path& folder);
    ~Disk();
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    const std::filesystem::path& path() const { return m_mount; }

    //! From now on the path shows the disk as it would be found after a power cut; who has files open keeps those of
    //! before, and must be killed. Nobody may write meanwhile. Throws std::runtime_error.
    void cutPower();
    void fill();
    void clear();

private:
    explicit Disk(const std::filesystem::path& folder);
    bool mount();
    void unmount();
    std::filesystem::path image() const;

    std::filesystem::path m_folder;
    std::filesystem::path m_mount;
    int m_cuts = 0;
    bool m_mounted = false;
};

//! A few megabytes in memory, mounted at a folder.
class SmallDisk
{
public:
    //! Null as above.
    static std::unique_ptr<SmallDisk> mountAt(const std::filesystem::path& folder);
    ~SmallDisk();
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    explicit SmallDisk(std::filesystem::path mount)
        : m_mount(std::move(mount))
    {
    }

    std::filesystem::path m_mount;
};

//! Writes a file that leaves no space beside it; removed by the caller.
void fillUp(const std::filesystem::path& file);

} // namespace cf::drill
