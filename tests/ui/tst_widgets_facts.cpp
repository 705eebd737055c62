// Labelled values that change while shown.
#include "tests/qt/QtTests.h"
#include "ui/widgets/FactGrid.h"

#include <QLabel>
#include <QTest>

#include <memory>

using namespace cf::ui;

namespace {

QLabel* labelOf(const QWidget& grid, const QString& text)
{
    for (auto* label : grid.findChildren<QLabel*>()) {
        if (label->text() == text)
            return label;
    }
    return nullptr;
}

QStringList textsOf(const FactGrid& grid)
{
    QStringList texts;
    for (const auto* label : grid.findChildren<QLabel*>(Qt::FindDirectChildrenOnly))
        texts += label->text();
    return texts;
}

} // namespace

class FactsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFactThatIsShownChangesInPlace();
    void aSelectionStaysWhereItsTextDoes();
    void factsComeAndGoInTheirOrder();
    void oneOfTheSameNameIsItsOwn();
    void whatIsBelowZeroLosesItsToneAgain();
};

void FactsTest::aFactThatIsShownChangesInPlace()
{
    FactGrid tiles(2);
    tiles.setFacts({{QStringLiteral("Available"), QStringLiteral("5 EUR"), true}});
    QLabel* value = labelOf(tiles, QStringLiteral("5 EUR"));
    QVERIFY(value);
    tiles.setFacts({{QStringLiteral("Available"), QStringLiteral("7 EUR"), true}});
    QCOMPARE(value->text(), QStringLiteral("7 EUR"));
    QCOMPARE(value->accessibleName(), QStringLiteral("Available: 7 EUR"));
    QCOMPARE(tiles.findChildren<QLabel*>().size(), 2);
}

void FactsTest::aSelectionStaysWhereItsTextDoes()
{
    const std::unique_ptr<FactGrid> lines(FactGrid::ofLines(nullptr));
    const Fact reference{QStringLiteral("Reference"), QStringLiteral("01993a")};
    lines->setFacts({reference, {QStringLiteral("Memo"), QStringLiteral("rent")}});
    QLabel* value = labelOf(*lines, QStringLiteral("01993a"));
    value->setSelection(2, 3);
    lines->setFacts({reference, {QStringLiteral("Memo"), QStringLiteral("rent of May")}});
    QCOMPARE(value->selectedText(), QStringLiteral("993"));
}

void FactsTest::factsComeAndGoInTheirOrder()
{
    const std::unique_ptr<FactGrid> lines(FactGrid::ofLines(nullptr));
    const Fact from{QStringLiteral("From"), QStringLiteral("A")};
    const Fact memo{QStringLiteral("Memo"), QStringLiteral("rent")};
    const Fact to{QStringLiteral("To"), QStringLiteral("B")};
    lines->setFacts({from, {QStringLiteral("Memo"), {}}, to});
    QCOMPARE(textsOf(*lines), QStringList({"From", "A", "To", "B"})); // an empty value is not shown
    lines->setFacts({from, memo, to});
    QCOMPARE(textsOf(*lines), QStringList({"From", "A", "Memo", "rent", "To", "B"}));
    lines->resize(lines->sizeHint());
    lines->show();
    QVERIFY(labelOf(*lines, QStringLiteral("rent"))->y() > labelOf(*lines, QStringLiteral("A"))->y());
    QVERIFY(labelOf(*lines, QStringLiteral("B"))->y() > labelOf(*lines, QStringLiteral("rent"))->y());
    lines->setFacts({to});
    QCOMPARE(textsOf(*lines), QStringList({"To", "B"}));
}

void FactsTest::oneOfTheSameNameIsItsOwn()
{
    const std::unique_ptr<FactGrid> lines(FactGrid::ofLines(nullptr));
    lines->setFacts({{QStringLiteral("Document"), QStringLiteral("Passport")},
                     {QStringLiteral("Document"), QStringLiteral("Contract")}});
    QCOMPARE(textsOf(*lines), QStringList({"Document", "Passport", "Document", "Contract"}));
}

void FactsTest::whatIsBelowZeroLosesItsToneAgain()
{
    FactGrid tiles(1);
    Fact balance{QStringLiteral("Ledger balance"), QStringLiteral("−5 EUR")};
    balance.tone = Tone::Danger;
    tiles.setFacts({balance});
    QCOMPARE(labelOf(tiles, balance.value)->property("textTone").toString(), QStringLiteral("danger"));
    tiles.setFacts({{balance.label, QStringLiteral("5 EUR")}});
    QVERIFY(labelOf(tiles, QStringLiteral("5 EUR"))->property("textTone").toString().isEmpty());
    QVERIFY(!labelOf(tiles, balance.value));
}

COUNTERFOIL_QTEST(FactsTest)
#include "tst_widgets_facts.moc"
