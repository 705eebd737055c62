// Words for transfers, accounts and approvals in tables.
#include "models/tables/AccountText.h"
#include "models/tables/LedgerText.h"
#include "models/tables/TransferTableModel.h"
#include "tests/client/FakeBank.h"
#include "tests/models/CzechBank.h"
#include "tests/qt/QtTests.h"

using namespace cf;
using namespace cf::tables;
using namespace cf::test;
using contract::AccountStatus;
using contract::BlockSide;

class LedgerTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAnAccountIsBlockedForIsSaid_data();
    void whatAnAccountIsBlockedForIsSaid();
    void theTableTellsAReversalFromATransfer();
    void severalReasonsAreAllSaid();
};

void LedgerTextTest::whatAnAccountIsBlockedForIsSaid_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("side");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("state");
    const auto row = [](AccountStatus status, BlockSide side, const char* text, AccountState state) {
        QTest::newRow(text) << static_cast<int>(status) << static_cast<int>(side) << QString::fromUtf8(text)
                            << static_cast<int>(state);
    };
    row(AccountStatus::Open, BlockSide::None, "Open", AccountState::Usable);
    row(AccountStatus::Open, BlockSide::Debits, "Blocked for debits", AccountState::Restricted);
    row(AccountStatus::Open, BlockSide::Credits, "Blocked for credits", AccountState::Restricted);
    row(AccountStatus::Open, BlockSide::Both, "Blocked", AccountState::Restricted);
    row(AccountStatus::Open, BlockSide::Unknown, "Blocked in part", AccountState::Restricted);
    row(AccountStatus::Dormant, BlockSide::None, "Dormant", AccountState::Restricted);
    row(AccountStatus::Dormant, BlockSide::Credits, "Dormant · Blocked for credits", AccountState::Restricted);
    row(AccountStatus::Closed, BlockSide::Both, "Closed", AccountState::Closed);
}

void LedgerTextTest::whatAnAccountIsBlockedForIsSaid()
{
    QFETCH(const int, status);
    QFETCH(const int, side);
    QFETCH(const QString, text);
    QFETCH(const int, state);
    contract::AccountSummary account = CzechBank::accountSummary(1, static_cast<AccountStatus>(status), 100);
    account.blocked = static_cast<BlockSide>(side);
    QCOMPARE(accountStateText(account), text);
    QCOMPARE(static_cast<int>(stateOf(account)), state);
}

void LedgerTextTest::theTableTellsAReversalFromATransfer()
{
    contract::Transfer plain;
    plain.id = TransferId::make();
    plain.memo = "Rent";
    contract::Transfer reversal = plain;
    reversal.id = TransferId::make();
    reversal.kind = contract::TransferKind::Reversal;
    contract::Transfer reversed = plain;
    reversed.id = TransferId::make();
    reversed.memo.clear();
    reversed.reversedBy = reversal.id;
    contract::Page<contract::Transfer> page;
    page.items = {plain, reversal, reversed};
    page.count = 3;
    page.countExact = true;
    FakeBank bank;
    bank.on<contract::ListTransfers>(page);
    TransferTableModel model(bank, [](const client::CallFailure&) { return QString(); });
    model.setFilter({});
    model.setWindow(0, 10);
    const auto cell = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QTRY_COMPARE(model.rowCount(), 3);
    QTRY_COMPARE(cell(0, TransferTableModel::MemoColumn), QStringLiteral("Rent"));
    QCOMPARE(cell(1, TransferTableModel::MemoColumn), QStringLiteral("Reversal: Rent"));
    QCOMPARE(cell(2, TransferTableModel::MemoColumn), QStringLiteral("Reversed"));
    QCOMPARE(cell(0, TransferTableModel::AmountColumn), QStringLiteral("several currencies"));
}

void LedgerTextTest::severalReasonsAreAllSaid()
{
    using contract::ApprovalReason;
    QCOMPARE(approvalReasonsText({ApprovalReason::AboveDailyLimit, ApprovalReason::Reversal}),
             QStringLiteral("above the orderer's limit for a day; reversal of a transfer"));
    QVERIFY(approvalReasonsText({}).isEmpty());
}

COUNTERFOIL_QTEST(LedgerTextTest)
#include "tst_ledger_text.moc"
