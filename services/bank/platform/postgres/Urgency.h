// Which work may use a pool's reserved connections: what runs on a thread while it has a scope open. The workers open
// one for work that must not wait behind slow reads.
#pragma once

namespace cf::db {

class Urgency
{
public:
    class Scope
    {
    public:
        explicit Scope(bool urgent)
            : m_before(s_urgent)
        {
            s_urgent = urgent;
        }
        ~Scope() { s_urgent = m_before; }
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

    private:
        bool m_before;
    };

    static bool here() { return s_urgent; }

private:
    inline static thread_local bool s_urgent = false;
};

} // namespace cf::db
