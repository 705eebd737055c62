// A database with an empty trail, events on their way into it, and the decisive check: everything recorded is there,
// once, under gapless numbers.
#pragma once

#include "services/bank/audit/AuditSequencer.h"
#include "services/bank/audit/AuditVerify.h"
#include "services/bank/platform/postgres/Pool.h"
#include "tests/support/Eventually.h"
#include "tests/support/TemporaryPostgres.h"
#include "tests/support/TestFolder.h"

#include <gtest/gtest.h>

namespace cf::test {

using namespace std::chrono_literals;

class TrailFixture : public ::testing::Test
{
protected:
    TrailFixture();

    //! An event about a customer, an account and another account.
    static AuditEvent newEvent(std::string action = "transfer.booked");
    //! Records `rows` inbox rows with `each` events each; check() looks for them.
    std::vector<AuditEvent> recordEvents(int rows, int each);

    bank::AuditSequencerConfig config(const std::string& conninfo);
    bank::AuditSequencerConfig config() { return config(m_database.app); }
    //! Seals the whole inbox and ends.
    void sealAll();
    //! Numbered events.
    std::int64_t sealedEvents();
    std::int64_t inboxRows();

    //! Every difference between what was recorded and what is sealed or still in the inbox; empty: none.
    std::vector<std::string> check();
    //! The fault reported by verification; empty: none. Without a checkpoint only the database's own claims are
    //! compared.
    std::string verified(std::int64_t from = 0, std::int64_t chunk = 4, const std::filesystem::path& checkpoint = {});
    bank::SealState sealState();
    //! What a sequencer would do with these rows, in full.
    void sealRows(const std::vector<bank::InboxRow>& rows, bank::SealState state);

    template <class... Parameters>
    db::Rows query(const char* sql, const Parameters&... parameters)
    {
        return m_pool.transaction([&](db::Transaction& transaction) { return transaction.query(sql, parameters...); });
    }
    //! As the superuser, who may do what no program may.
    void tamper(const std::string& sql);

    TestFolder m_folder;
    const TestDatabase m_database;
    const platform::EncryptionKey m_master;
    const bank::TrailKey m_key;
    bank::InboxSigner m_signer{m_key};
    db::Watchdog m_watchdog;
    db::Pool m_pool;
    std::vector<Uuid> m_recorded;
};

inline const std::vector<std::string> kNone;

} // namespace cf::test
