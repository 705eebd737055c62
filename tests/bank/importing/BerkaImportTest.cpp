// A small folder imported into a real PostgreSQL: the result, a second run, malformed lines.
#include "services/bank/accounts/AccountRepository.h"
#include "services/bank/importing/ReconciliationText.h"
#include "services/bank/ledger/LedgerVerify.h"
#include "services/bank/records/Fields.h"
#include "tests/bank/importing/BerkaFolder.h"
#include "tests/bank/importing/ImportFixture.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

using namespace cf;
using namespace cf::bank::importing;

namespace {

const std::string kAccount10 = "(SELECT our_id FROM bank.imported_record WHERE kind = 'account' AND source_id = '10')";

class BerkaImport : public test::ImportFixture
{
protected:
    test::BerkaFolder m_folder;
};

} // namespace

TEST_F(BerkaImport, bringsTheWholeBank)
{
    const BerkaImportResult result = import(m_folder.write());
    EXPECT_EQ(result.added, (ImportCounts{2, 2, 3, 1, 7}));
    EXPECT_EQ(brokenRule(), "");
    EXPECT_EQ(ask("SELECT string_agg(balance::text, ' ' ORDER BY iban) FROM bank.account WHERE kind = 'customer'"),
              "73540 -3150");
    EXPECT_EQ(ask("SELECT string_agg(internal_code || ' ' || balance, ', ' ORDER BY internal_code) FROM bank.account "
                  "WHERE kind = 'internal'"),
              "import.berka.cash.CZK -70000, import.berka.clearing.CZK 8050, import.berka.fees.CZK 1460, "
              "import.berka.interest-paid.CZK -10000, import.berka.interest-received.CZK 100");
    EXPECT_EQ(ask("SELECT string_agg(relation, ' ' ORDER BY relation) FROM bank.account_holder WHERE account_id = " +
                  kAccount10),
              "disponent owner");
    EXPECT_EQ(ask("SELECT count(*) FROM bank.customer WHERE name_invented"), "2");
    EXPECT_EQ(ask("SELECT sex || ' ' || birth_date FROM bank.customer WHERE number = 'B0000001'"), "female 1970-12-13");
}

TEST_F(BerkaImport, isProvedByTheLedgersOwnCheck)
{
    const auto verified = [&] {
        return bank::verifyLedger({.conninfo = m_database.app}, bank::TrailKey(m_keys.master()), m_watchdog);
    };
    import(m_folder.write());
    EXPECT_EQ(verified().faults, std::vector<std::string>{});
    m_folder.add("trans.asc", R"(104;10;930201;"VYDAJ";"VYBER";35.40;700.10;"";;)");
    import(m_folder.write());
    const auto report = verified();
    EXPECT_EQ(report.faults, std::vector<std::string>{});
    EXPECT_EQ(report.transfers, 8);
    // One that pretends to come from the first run: each run's event has the number of records.
    db::Connection(m_database.superuser, m_watchdog)
        .transaction(std::chrono::seconds(10), [](db::Transaction& transaction) {
            transaction.script("INSERT INTO bank.transfer SELECT gen_random_uuid(), kind, branch_id, made_by,"
                               " debtor_account, creditor_account, amount, currency, memo, counterparty, purpose,"
                               " booking_date, value_date, recorded_at, leg_accounts, leg_numbers FROM bank.transfer"
                               " LIMIT 1");
        });
    const auto harmed = verified().faults;
    EXPECT_TRUE(std::any_of(harmed.begin(), harmed.end(),
                            [](const std::string& fault) { return fault.starts_with("Import "); }));
}

TEST_F(BerkaImport, booksEachDayInTheOldBanksOrder)
{
    import(m_folder.write());
    EXPECT_EQ(ask("SELECT string_agg(booking_date || ' ' || amount, ', ' ORDER BY number) FROM bank.entry "
                  "WHERE account_id = " +
                  kAccount10),
              "1993-01-01 70000, 1993-01-03 -5000, 1993-01-03 10000, 1993-01-03 -1460");
}

TEST_F(BerkaImport, importsNothingTwice)
{
    import(m_folder.write());
    const std::string before = everything();
    const BerkaImportResult second = import(m_folder.write());
    EXPECT_TRUE(second.added.none());
    EXPECT_EQ(second.reconciliation.transactions, 7u);
    EXPECT_EQ(second.reconciliation.missingEntries, 0u);
    EXPECT_EQ(everything(), before);
}

TEST_F(BerkaImport, addsOnlyWhatIsNewAndNumbersOn)
{
    import(m_folder.write());
    m_folder.add("trans.asc", R"(104;10;930201;"VYDAJ";"VYBER";35.40;700.10;"";;)");
    const BerkaImportResult second = import(m_folder.write());
    EXPECT_EQ(second.added, (ImportCounts{0, 0, 0, 0, 1}));
    EXPECT_EQ(brokenRule(), "");
    EXPECT_EQ(ask("SELECT balance_after FROM bank.entry WHERE number = 5 AND account_id = " + kAccount10), "70000");
    EXPECT_EQ(second.reconciliation.missingEntries, 0u);
    EXPECT_EQ(count("SELECT count(*) FROM bank.import_run"), 2);
}

TEST_F(BerkaImport, neverRecordsBeforeWhatAnAccountHasSeen)
{
    import(m_folder.write());
    // As if the clock had been ahead at the first import.
    ask("UPDATE bank.account SET last_recorded_at = '2999-01-01Z' WHERE id = " + kAccount10 + " RETURNING 1");
    m_folder.add("trans.asc", R"(104;10;930201;"VYDAJ";"VYBER";35.40;700.10;"";;)");
    import(m_folder.write());
    EXPECT_EQ(ask("SELECT recorded_at = '2999-01-01Z' FROM bank.entry WHERE number = 5 AND account_id = " + kAccount10),
              "t");
}

TEST_F(BerkaImport, refusesMalformedLinesAndWritesNothing)
{
    const std::string before = everything();
    m_folder.replace("trans.asc", 3, "nonsense").replace("order.asc", 2, "more nonsense");
    const auto result = importBerka(m_connection, m_keys, options(m_folder.write()));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().sentence, "Nothing was imported: 2 lines are malformed. Correct the files, or import the "
                                       "rest with --skip-malformed.");
    EXPECT_EQ(malformedText(result.error().malformed, 1), "order.asc:2: has 1 fields, not 6\nand 1 more\n");
    EXPECT_EQ(everything(), before);
}

TEST_F(BerkaImport, skipsMalformedLinesWhenToldAndSaysSo)
{
    m_folder.replace("trans.asc", 3, "nonsense");
    auto skipping = options(m_folder.write());
    skipping.skipMalformed = true;
    const auto result = importBerka(m_connection, m_keys, skipping);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->added.transfers, 6u);
    EXPECT_EQ(brokenRule(), "");
    const std::string summary = summaryText(result->reconciliation);
    EXPECT_NE(summary.find("Malformed lines skipped: 1\ntrans.asc:3: has 1 fields, not 10\n"), std::string::npos);
}

TEST_F(BerkaImport, aCorrectedLineIsImportedByTheNextRun)
{
    m_folder.replace("trans.asc", 8, "nonsense");
    auto skipping = options(m_folder.write());
    skipping.skipMalformed = true;
    ASSERT_TRUE(importBerka(m_connection, m_keys, skipping));
    m_folder.replace("trans.asc", 8, R"(202;20;930106;"VYDAJ";"VYBER";1.00;-31.50;"SANKC. UROK";;)");
    EXPECT_EQ(import(m_folder.write()).added, (ImportCounts{0, 0, 0, 0, 1}));
    EXPECT_EQ(brokenRule(), "");
}

TEST_F(BerkaImport, leavesNothingWhenItIsCutInTheMiddle)
{
    const std::string before = everything();
    auto cut = options(m_folder.write());
    cut.progress = [](std::string_view phase, std::size_t, std::size_t) {
        if (phase == "booking transactions")
            throw std::runtime_error("cut");
    };
    EXPECT_THROW((void)importBerka(m_connection, m_keys, cut), std::runtime_error);
    EXPECT_EQ(everything(), before);
}

TEST_F(BerkaImport, encryptsOtherBanksAccountsUnderTheOwnersKey)
{
    import(m_folder.write());
    m_connection.transaction(std::chrono::seconds(5), [&](db::Transaction& transaction) {
        const auto rows = transaction.query("SELECT t.id, t.counterparty, h.customer_id FROM bank.transfer AS t "
                                            "JOIN bank.account_holder AS h ON h.account_id = t.debtor_account "
                                            "AND h.relation = 'owner' WHERE t.counterparty IS NOT NULL");
        ASSERT_EQ(rows.size(), 1); // The other one is a credit: its debtor is the clearing account.
        const auto key = m_keys.find(transaction, rows[0].get<CustomerId>("customer_id"));
        ASSERT_TRUE(key);
        EXPECT_EQ(
            key->decrypt(rows[0].get<db::Bytea>("counterparty"), counterpartyContext(rows[0].get<TransferId>("id"))),
            "QR 13943797");
        const auto orders = transaction.query("SELECT id, creditor, purpose FROM bank.standing_order");
        ASSERT_EQ(orders.size(), 1);
        EXPECT_EQ(key->decrypt(orders[0].get<db::Bytea>("creditor"), creditorContext(orders[0].get<Uuid>("id"))),
                  "YZ 87144583");
        EXPECT_EQ(orders[0].get<std::string>("purpose"), "household");
    });
}

TEST_F(BerkaImport, aStatementNamesTheOtherBanksAccounts)
{
    import(m_folder.write());
    const AccountId account10(Uuid::parse(ask("SELECT " + kAccount10)).value());
    const AccountId account20(Uuid::parse(ask("SELECT our_id FROM bank.imported_record "
                                              "WHERE kind = 'account' AND source_id = '20'"))
                                  .value());
    m_connection.transaction(std::chrono::seconds(5), [&](db::Transaction& transaction) {
        const auto paidOut = bank::listEntries(transaction, m_keys, account10, 0, 10).items;
        ASSERT_EQ(paidOut.size(), 4u);
        EXPECT_EQ(paidOut[0].memo, "statement fee");
        EXPECT_EQ(paidOut[2].counterpartyName, "QR 13943797");
        const auto paidIn = bank::listEntries(transaction, m_keys, account20, 0, 10).items;
        ASSERT_EQ(paidIn.size(), 3u);
        EXPECT_EQ(paidIn[2].counterpartyName, "ST 89597016");
        EXPECT_EQ(paidIn[2].memo, "pension");
    });
}

TEST_F(BerkaImport, leavesOneAuditEventAndTheDigestsOfItsFiles)
{
    import(m_folder.write());
    EXPECT_EQ(count("SELECT count(*) FROM bank.audit_inbox"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM bank.outbox"), 0);
    EXPECT_EQ(ask("SELECT jsonb_array_length(files) FROM bank.import_run"), "8");
    EXPECT_EQ(ask("SELECT report -> 'migrated' ->> 'transactions' FROM bank.import_run"), "7");
    EXPECT_EQ(ask("SELECT finished_at >= started_at FROM bank.import_run"), "t");
}

TEST_F(BerkaImport, reportsDifferencesAndAccountsBelowZero)
{
    m_folder.replace("trans.asc", 8, R"(202;20;930106;"VYDAJ";"VYBER";1.00;63.50;"SANKC. UROK";;)");
    const Reconciliation result = import(m_folder.write()).reconciliation;
    EXPECT_EQ(result.active, 2u);
    EXPECT_EQ(result.withinCrown, 1u); // The printed balance of account 10 is ten haléř above its amounts.
    EXPECT_EQ(result.beyond, 1u);
    EXPECT_EQ(result.belowZero, 1u);
    const std::string summary = summaryText(result);
    EXPECT_NE(summary.find("account 20, 1993-01-06: the printed balances move by 95.00"), std::string::npos) << summary;
    EXPECT_NE(summary.find("account 20: down to -31.50, at the end -31.50"), std::string::npos) << summary;
    EXPECT_NE(perAccountCsv(result).find(",4,735.50,735.40,-0.10,differs by up to 1.00,0.00,1,\r\n"), std::string::npos)
        << perAccountCsv(result);
}

TEST_F(BerkaImport, savesReportsThatOnlyTheirOwnerReads)
{
    const auto folder = m_folder.write();
    ASSERT_TRUE(saveReports(import(folder).reconciliation, folder));
    for (const char* name : {"reconciliation.txt", "reconciliation.csv"}) {
        EXPECT_GT(std::filesystem::file_size(folder / name), 100u);
        EXPECT_EQ(std::filesystem::status(folder / name).permissions(),
                  std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    }
    EXPECT_FALSE(saveReports({}, folder / "nowhere"));
}

TEST_F(BerkaImport, tellsHowFarItIs)
{
    std::vector<std::string> finished;
    auto told = options(m_folder.write());
    told.progress = [&](std::string_view phase, std::size_t done, std::size_t total) {
        ASSERT_LE(done, total);
        if (done == total)
            finished.emplace_back(phase);
    };
    ASSERT_TRUE(importBerka(m_connection, m_keys, told));
    ASSERT_GE(finished.size(), 10u);
    EXPECT_EQ(finished.back(), "booking transactions");
    EXPECT_EQ(std::count(finished.begin(), finished.end(), "reading trans.asc"), 1);
}
