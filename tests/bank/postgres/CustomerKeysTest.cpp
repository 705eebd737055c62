// A customer's key is available until destroyed, and then to nobody, whatever is still in memory.
#include "services/bank/keys/CustomerKeys.h"
#include "tests/bank/postgres/SchemaFixture.h"

using namespace cf;
using namespace cf::test;

namespace {

class Keys : public SchemaFixture
{
protected:
    //! A customer with this id and wrapped key.
    void keep(CustomerId id, const std::string& wrapped)
    {
        as(m_database.app, "INSERT INTO bank.branch (id, code, name, time_zone)"
                           " VALUES (gen_random_uuid(), 'MAIN', 'Main', 'Europe/Prague') ON CONFLICT DO NOTHING");
        as(m_database.app,
           "INSERT INTO bank.customer (id, number, branch_id, display_name)"
           " VALUES ($1, left(gen_random_uuid()::text, 8), (SELECT id FROM bank.branch), 'Eva')",
           id.uuid().toString());
        as(m_database.app, "INSERT INTO bank.customer_key (customer_id, wrapped_key) VALUES ($1, $2::bytea)",
           id.uuid().toString(), db::bytea(wrapped));
    }

    std::optional<platform::EncryptionKey> find(bank::CustomerKeys& keys, CustomerId id)
    {
        db::Connection connection(m_database.app, m_watchdog);
        return connection.transaction(std::chrono::seconds(30),
                                      [&](db::Transaction& transaction) { return keys.find(transaction, id); });
    }

    platform::EncryptionKey m_master = platform::EncryptionKey::random();
    bank::CustomerKeys m_keys{m_master};
    CustomerId m_customer = CustomerId::make();
};

} // namespace

TEST_F(Keys, whatWasEncryptedIsDecryptedByAnyServerWithTheMasterKey)
{
    const auto made = m_keys.make(m_customer);
    keep(m_customer, made.wrapped);
    const std::string encrypted = made.key.encrypt("Karlova 1", "address");
    bank::CustomerKeys otherServer(m_master);
    for (bank::CustomerKeys* keys : {&m_keys, &otherServer, &otherServer}) {
        const auto found = find(*keys, m_customer);
        ASSERT_TRUE(found.has_value());
        EXPECT_EQ(found->decrypt(encrypted, "address"), "Karlova 1");
    }
}

TEST_F(Keys, aDestroyedKeyIsGoneAtOnceEvenWhereItWasRemembered)
{
    keep(m_customer, m_keys.make(m_customer).wrapped);
    ASSERT_TRUE(find(m_keys, m_customer).has_value());
    as(m_database.app, "UPDATE bank.customer_key SET wrapped_key = NULL, destroyed_at = now()"); // by another server
    EXPECT_FALSE(find(m_keys, m_customer).has_value());
}

TEST_F(Keys, whoHasNoKeyHasNone)
{
    EXPECT_FALSE(find(m_keys, CustomerId::make()).has_value());
}

TEST_F(Keys, aKeyOpensForItsCustomerAndUnderItsMasterKeyOnly)
{
    const CustomerId other = CustomerId::make();
    keep(other, m_keys.make(m_customer).wrapped); // somebody copied a row
    EXPECT_THROW(find(m_keys, other), std::runtime_error);
    bank::CustomerKeys stranger(platform::EncryptionKey::random());
    keep(m_customer, m_keys.make(m_customer).wrapped);
    EXPECT_THROW(find(stranger, m_customer), std::runtime_error);
}
