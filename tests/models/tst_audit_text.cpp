// The words of the audit trail: every action that an operation of the API leaves has some.
#include "models/tables/AuditText.h"
#include "services/contract/Operations.h"
#include "tests/qt/QtTests.h"

#include <QTest>

using namespace cf;
using tables::AuditText;

class AuditTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOperationsActionHasWords();
};

void AuditTextTest::everyOperationsActionHasWords()
{
    QStringList without;
    contract::forEachOperation([&]<class Operation>(Operation) {
        const std::string action(Operation::kInfo.recorded.action);
        const std::string area = action.substr(0, action.find('.'));
        if (!action.empty() && AuditText::action(action) == QString::fromStdString(action))
            without += QString::fromStdString(action);
        if (area != action && AuditText::area(area) == QString::fromStdString(area))
            without += QString::fromStdString(area);
    });
    QVERIFY2(without.isEmpty(), qPrintable(without.join(QStringLiteral(", "))));
}

COUNTERFOIL_QTEST(AuditTextTest)
#include "tst_audit_text.moc"
