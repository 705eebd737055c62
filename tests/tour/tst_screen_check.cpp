// ScreenCheck, on which the pseudo-language tour relies, detects each kind of fault and nothing else.
#include "tests/qt/QtTests.h"
#include "tests/tour/ScreenCheck.h"
#include "tests/ui/PseudoLanguage.h"
#include "ui/widgets/ElidedLabel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

namespace {

QString shownAs(const char* english)
{
    return pseudo::pseudoText(QString::fromUtf8(english));
}

} // namespace

class ScreenCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLanguageKeepsWhatIsNotText();
    void textsAreJudged_data();
    void textsAreJudged();
    void whatDoesNotFitIsSeen();
    void whatGivesWayIsNotAFault();
    void whatASpokenNameHidesIsHeard();

private:
    ScreenCheck m_check{{QStringLiteral("Jana Nová")}};
};

void ScreenCheckTest::theLanguageKeepsWhatIsNotText()
{
    const QString text = shownAs("&To <b>%1</b>&nbsp;of %Ln, &&c");
    for (const char* kept : {"&T", "<b>%1</b>", "&nbsp;", "%Ln", "&&"})
        QVERIFY2(text.contains(QString::fromLatin1(kept)), kept);
    QVERIFY(!text.contains(QLatin1Char('o')));
    QCOMPARE(pseudo::asRead(text), QStringLiteral("&To <b>%1</b>&nbsp;of %Ln, &&c"));
    QCOMPARE(pseudo::asRead(QStringLiteral("Zoë")), QStringLiteral("Zoë"));
    const QString sentence = shownAs("The transfer is booked.");
    QVERIFY(sentence.size() > 30 && sentence.size() < 36);
}

void ScreenCheckTest::textsAreJudged_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("fault");
    const QString none;
    QTest::newRow("a translated text") << shownAs("Customers") << none;
    QTest::newRow("one within another") << shownAs("Sent by %1").arg(shownAs("Teller")) << none;
    QTest::newRow("sentences one after another")
        << shownAs("It is booked.") + QLatin1Char(' ') + shownAs("Print it?") << none;
    QTest::newRow("two lines") << shownAs("From") + QLatin1Char('\n') + shownAs("To") << none;
    QTest::newRow("a name") << QStringLiteral("Jana Nová") << none;
    QTest::newRow("an amount") << QStringLiteral("-1 234.50 CZK") << none;
    QTest::newRow("an IBAN") << QStringLiteral("CZ65 0800 0000 1920 0014 5399") << none;
    QTest::newRow("a number of a customer") << QStringLiteral("B0002594") << none;
    QTest::newRow("a key") << QStringLiteral("Ctrl+Shift+C") << none;
    QTest::newRow("nothing") << none << none;
    QTest::newRow("never translated") << QStringLiteral("Customers") << QStringLiteral("untranslated");
    QTest::newRow("half translated") << QStringLiteral("12 customers") << QStringLiteral("untranslated");
    QTest::newRow("glued to a figure") << shownAs("Pages") + QStringLiteral(": 3") << QStringLiteral("glued");
    QTest::newRow("glued to another") << shownAs("New") + QLatin1Char(' ') + shownAs("transfer")
                                      << QStringLiteral("glued");
    QTest::newRow("glued without a blank")
        << shownAs("It is booked.") + shownAs("Print it?") << QStringLiteral("glued");
    QTest::newRow("cut by code") << shownAs("Customers").left(5) << QStringLiteral("cut in the middle");
}

void ScreenCheckTest::textsAreJudged()
{
    QFETCH(const QString, text);
    QFETCH(const QString, fault);
    QCOMPARE(m_check.faultOf(text), fault);
}

void ScreenCheckTest::whatDoesNotFitIsSeen()
{
    const QString text = shownAs("A rather long text");
    const auto faultsOf = [&](QWidget& part, const QSize& size) {
        QWidget window;
        part.setParent(&window);
        part.setGeometry(QRect(QPoint(5, 5), size));
        window.resize(600, 300);
        window.show();
        const QStringList faults = m_check.faults(window);
        part.setParent(nullptr);
        return faults.size();
    };
    QLabel label(text);
    QCOMPARE(faultsOf(label, label.sizeHint()), 0);
    QCOMPARE(faultsOf(label, label.sizeHint() - QSize(8, 0)), 1);
    QCOMPARE(faultsOf(label, label.sizeHint() - QSize(0, 4)), 1);
    QCOMPARE(faultsOf(label, QSize(598, 100)), 1); // the window clips it
    label.setWordWrap(true);
    QCOMPARE(faultsOf(label, {120, label.heightForWidth(120)}), 0);
    QCOMPARE(faultsOf(label, {120, label.heightForWidth(120) - 4}), 1);
    QPushButton button(text);
    QCOMPARE(faultsOf(button, button.sizeHint()), 0);
    QCOMPARE(faultsOf(button, button.sizeHint() - QSize(8, 0)), 1);
    QComboBox box;
    box.addItem(text);
    QCOMPARE(faultsOf(box, box.sizeHint()), 0);
    QCOMPARE(faultsOf(box, box.sizeHint() - QSize(40, 0)), 1);
    QStandardItemModel model(0, 1);
    model.setHorizontalHeaderLabels({text});
    QTableView table;
    table.setModel(&model);
    table.setColumnWidth(0, 300);
    QCOMPARE(faultsOf(table, {400, 100}), 0);
    table.setColumnWidth(0, 100);
    QCOMPARE(faultsOf(table, {400, 100}), 1);
    QLineEdit edit;
    edit.setPlaceholderText(text);
    QCOMPARE(faultsOf(edit, {400, 40}), 0);
    QCOMPARE(faultsOf(edit, {80, 40}), 1);
}

void ScreenCheckTest::whatGivesWayIsNotAFault()
{
    QWidget window;
    cf::ui::ElidedLabel elided(shownAs("A rather long text that ends in dots"), &window);
    elided.setGeometry(0, 0, 60, 20);
    QScrollArea area(&window);
    area.setGeometry(0, 30, 200, 100);
    auto* content = new QLabel(shownAs("Much lower than what is seen at once"));
    content->setFixedHeight(400);
    area.setWidget(content);
    window.resize(300, 200);
    window.show();
    QCOMPARE(m_check.faults(window), QStringList());
    area.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    content->setFixedWidth(900);
    QCOMPARE(m_check.faults(window).size(), 1);
}

void ScreenCheckTest::whatASpokenNameHidesIsHeard()
{
    QWidget window;
    QPushButton button(shownAs("Save"), &window);
    window.resize(300, 200);
    window.show();
    QCOMPARE(m_check.faults(window), QStringList());
    button.setAccessibleName(shownAs("Balance") + QStringLiteral(": 12.00 EUR"));
    QCOMPARE(m_check.faults(window), QStringList());
    button.setAccessibleName(QStringLiteral("Balance: 12.00 EUR"));
    QCOMPARE(m_check.faults(window).size(), 1);
    button.setAccessibleName({});
    button.setToolTip(QStringLiteral("Saves it"));
    QCOMPARE(m_check.faults(window).size(), 1);
    button.setToolTip(QStringLiteral("insufficientFunds"));
    QCOMPARE(m_check.faults(window), QStringList());
}

COUNTERFOIL_QTEST(ScreenCheckTest)
#include "tst_screen_check.moc"
