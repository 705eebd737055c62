// RemoteTableView over a list of a hundred million rows, by keys, wheel and scroll bar.
#include "models/tables/WindowedTableModel.h"
#include "tests/qt/QtTests.h"
#include "ui/widgets/AccessibleTable.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/MessageBanner.h"
#include "ui/widgets/PlainTable.h"
#include "ui/widgets/RemoteTableView.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

using namespace cf::ui;
using namespace cf::tables;

namespace {

constexpr qint64 kHuge = 100'000'000;

// Rows containing their own numbers; `inserted` new rows were added at the top.
class NumbersModel : public TypedWindowedModel<qint64>
{
public:
    qint64 total = kHuge;
    qint64 inserted = 0;
    bool fails = false;

    QString heading;

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 3; }
    QVariant headerData(int, Qt::Orientation, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(heading) : QVariant();
    }

protected:
    void fetchPage(qint64 position, int limit, Callback done) override
    {
        QTimer::singleShot(0, this, [this, position, limit, done] {
            if (fails) {
                done(QStringLiteral("The bank does not answer."));
                return;
            }
            FetchedPage<qint64> page{{}, total, true};
            for (qint64 i = position; i < std::min(total, position + limit); ++i)
                page.rows.push_back(i - inserted);
            done(page);
        });
    }

    QVariant cell(const qint64& row, int column, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("%1\t%2").arg(column).arg(row)) : QVariant();
    }

    QString rowKey(const qint64& row) const override { return QString::number(row); }
};

struct Fixture
{
    Fixture()
        : view(QStringLiteral("Numbers"))
    {
        view.resize(500, 400);
        view.setModel(&model);
        view.setColumns({{10}, {10}, {10, true}});
        view.show();
        view.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&view));
    }

    void settle()
    {
        QTRY_VERIFY(model.state() != WindowedTableModel::State::Loading);
        QTRY_VERIFY(model.rowCount() == 0 || model.index(0, 0).data(WindowedTableModel::LoadedRole).toBool());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(view.table(), key, modifiers); }

    NumbersModel model;
    RemoteTableView view;
};

QScrollBar* outerBar(const RemoteTableView& view)
{
    for (auto* bar : view.findChildren<QScrollBar*>()) {
        if (!view.table()->isAncestorOf(bar))
            return bar;
    }
    return nullptr;
}

} // namespace

class TableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKeyboardReachesBothEnds();
    void pagesAndArrowsMoveTheCurrentRow();
    void enterBeforeTheRowsIsRememberedForThem();
    void anotherKeyOrListTakesAnEarlyEnterBack();
    void aScreenReaderIsToldOfAllTheRows();
    void rowsThatComeAreSaidAgain();
    void theWheelMovesTheWindowAndKeepsTheSelection();
    void theScrollBarReachesTheLastRow();
    void enterAndDoubleClickActivateTheRow();
    void theSelectionFollowsItsRowThroughARefresh();
    void theSelectionIsGivenUpWhenItsRowIsGone();
    void anEmptyListOffersWhatToDo();
    void aFailureOffersToTryAgain();
    void theRowIsCopiedAsTabSeparatedText();
    void aHeadingIsNotCutOff();
    void columnsThatStretchShareWhatIsLeft();
    void aTableWithoutRoomScrollsSideways();
    void widthsAreKept();
    void noOtherModelsRowsLookAsIfTheyLoaded();
    void theTableHasAName();
};

void TableTest::theKeyboardReachesBothEnds()
{
    Fixture f;
    f.settle();
    f.press(Qt::Key_End);
    QCOMPARE(f.view.currentRow(), kHuge - 1);
    f.settle();
    QVERIFY(f.view.positionText().endsWith(f.view.locale().toString(kHuge)));
    const int last = f.model.rowCount() - 1;
    QTRY_COMPARE(f.model.index(last, 0).data().toString(), QStringLiteral("0\t%1").arg(kHuge - 1));
    QCOMPARE(f.view.table()->selectionModel()->selectedRows().value(0).row(), last);
    f.press(Qt::Key_Home);
    QCOMPARE(f.view.currentRow(), 0);
    QCOMPARE(f.model.topRow(), 0);
}

void TableTest::pagesAndArrowsMoveTheCurrentRow()
{
    Fixture f;
    f.settle();
    f.press(Qt::Key_Down);
    QCOMPARE(f.view.currentRow(), 0);
    f.press(Qt::Key_Down);
    QCOMPARE(f.view.currentRow(), 1);
    f.press(Qt::Key_Up);
    f.press(Qt::Key_Up);
    QCOMPARE(f.view.currentRow(), 0);
    f.press(Qt::Key_PageDown);
    const qint64 page = f.view.currentRow();
    QVERIFY(page > 5);
    for (int i = 0; i < 20; ++i)
        f.press(Qt::Key_PageDown);
    QCOMPARE(f.view.currentRow(), page * 21);
    QVERIFY(f.model.topRow() <= page * 21 && page * 21 < f.model.topRow() + f.model.rowCount());
    f.press(Qt::Key_PageUp);
    QCOMPARE(f.view.currentRow(), page * 20);
}

void TableTest::enterBeforeTheRowsIsRememberedForThem()
{
    Fixture f;
    const QSignalSpy activated(&f.view, &RemoteTableView::activated);
    QCOMPARE(f.model.state(), WindowedTableModel::State::Loading);
    f.press(Qt::Key_Return);
    QCOMPARE(activated.size(), 0);
    QTRY_COMPARE(activated.size(), 1);
    QCOMPARE(activated.at(0).at(0).toLongLong(), 0);
    // Far down, where nothing is loaded yet.
    f.press(Qt::Key_End);
    f.press(Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QTRY_COMPARE(activated.size(), 2);
    QCOMPARE(activated.at(1).at(0).toLongLong(), kHuge - 1);
}

void TableTest::anotherKeyOrListTakesAnEarlyEnterBack()
{
    Fixture f;
    const QSignalSpy activated(&f.view, &RemoteTableView::activated);
    f.press(Qt::Key_Return);
    f.press(Qt::Key_Down);
    f.settle();
    QCOMPARE(activated.size(), 0);
    f.model.reset();
    f.press(Qt::Key_Return);
    f.model.reset();
    f.settle();
    f.model.reset();
    f.press(Qt::Key_Return);
    f.view.table()->clearFocus();
    f.settle();
    QCOMPARE(activated.size(), 0);
}

void TableTest::aScreenReaderIsToldOfAllTheRows()
{
    Fixture f;
    f.model.heading = QStringLiteral("Number");
    f.settle();
    f.view.setCurrentRow(5'000'000);
    QTRY_VERIFY(f.model.index(0, 0).data(WindowedTableModel::LoadedRole).toBool());
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(f.view.table());
    QVERIFY(access && access->isValid());
    QCOMPARE(access->role(), QAccessible::Table);
    QCOMPARE(access->text(QAccessible::Name), QStringLiteral("Numbers"));
    QAccessibleTableInterface* table = access->tableInterface();
    QVERIFY(table);
    QCOMPARE(table->rowCount(), static_cast<int>(kHuge));
    QCOMPARE(table->columnCount(), 3);
    QCOMPARE(table->columnDescription(1), QStringLiteral("Number"));
    QCOMPARE(table->selectedRows(), QList<int>{5'000'000});
    QAccessibleInterface* cell = table->cellAt(5'000'000, 1);
    QVERIFY(cell && cell->isValid());
    QCOMPARE(cell->text(QAccessible::Name), QStringLiteral("1\t5000000"));
    QVERIFY(cell->state().selected);
    QCOMPARE(cell->tableCellInterface()->rowIndex(), 5'000'000);
    QCOMPARE(cell->parent(), access);
    // As Qt numbers the children in the events it sends about them.
    QCOMPARE(access->child(access->indexOfChild(cell)), cell);
    QVERIFY(!table->cellAt(7, 1)); // not in the window
    f.model.total = 3;
    f.model.refresh();
    QTRY_COMPARE(table->rowCount(), 3);
}

namespace {

QList<int> renamed;

void noteRenamed(QAccessibleEvent* event)
{
    if (event->type() == QAccessible::NameChanged && qobject_cast<QTableView*>(event->object()))
        renamed += event->child();
}

} // namespace

void TableTest::rowsThatComeAreSaidAgain()
{
    const auto before = QAccessible::installUpdateHandler(noteRenamed);
    {
        Fixture f;
        f.settle();
        renamed.clear();
        f.press(Qt::Key_End);
        QAccessibleInterface* access = QAccessible::queryAccessibleInterface(f.view.table());
        QAccessibleInterface* last = access->tableInterface()->cellAt(kHuge - 1, 0);
        QVERIFY(last);
        QCOMPARE(last->text(QAccessible::Name), QStringLiteral("Loading"));
        QTRY_COMPARE(last->text(QAccessible::Name), QStringLiteral("0\t99999999"));
        const auto* rows = dynamic_cast<AccessibleTable*>(access);
        QVERIFY(rows);
        QCOMPARE(rows->askedFor(0, f.model.rowCount() - 1), QList<int>{access->indexOfChild(last)});
        // Without screen reader support, as on the offscreen platform, Qt notifies nobody.
        if (QAccessible::isActive())
            QVERIFY(renamed.contains(access->indexOfChild(last)));
    }
    QAccessible::installUpdateHandler(before);
}

void TableTest::theWheelMovesTheWindowAndKeepsTheSelection()
{
    Fixture f;
    f.settle();
    f.view.setCurrentRow(2);
    const QPointF middle(50, 50);
    QWheelEvent down(middle, f.view.table()->viewport()->mapToGlobal(middle), {}, {0, -240}, Qt::NoButton,
                     Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(f.view.table()->viewport(), &down);
    QCOMPARE(f.model.topRow(), 6);
    QCOMPARE(f.view.currentRow(), 2);
    QVERIFY(!f.view.table()->selectionModel()->hasSelection());
    f.press(Qt::Key_Down);
    QCOMPARE(f.view.currentRow(), 3);
    QCOMPARE(f.model.topRow(), 3);
    QVERIFY(f.view.table()->selectionModel()->hasSelection());
}

void TableTest::theScrollBarReachesTheLastRow()
{
    Fixture f;
    f.model.total = 40'000'000'000; // more than an int can count
    f.settle();
    f.model.refresh();
    QTRY_COMPARE(f.model.totalRows(), f.model.total);
    auto* bar = outerBar(f.view);
    QVERIFY(bar && bar->isVisible());
    bar->setValue(bar->maximum());
    QVERIFY(f.model.topRow() + f.model.rowCount() == f.model.total);
    bar->setValue(bar->maximum() / 2);
    QVERIFY(f.model.topRow() > 19'900'000'000 && f.model.topRow() < 20'100'000'000);
    bar->setValue(0);
    QCOMPARE(f.model.topRow(), 0);
}

void TableTest::enterAndDoubleClickActivateTheRow()
{
    Fixture f;
    f.settle();
    QSignalSpy activated(&f.view, &RemoteTableView::activated);
    f.press(Qt::Key_Return);
    QCOMPARE(activated.count(), 0);
    f.view.setCurrentRow(kHuge / 2);
    f.press(Qt::Key_Return);
    QTRY_COMPARE(activated.count(), 1); // as soon as the row has arrived
    QCOMPARE(activated.last().first().toLongLong(), kHuge / 2);
    const QPoint third = f.view.table()->visualRect(f.model.index(2, 1)).center();
    QTest::mouseClick(f.view.table()->viewport(), Qt::LeftButton, {}, third);
    QCOMPARE(f.view.currentRow(), f.model.topRow() + 2);
    QTest::mouseDClick(f.view.table()->viewport(), Qt::LeftButton, {}, third);
    QCOMPARE(activated.count(), 2);
    QCOMPARE(activated.last().first().toLongLong(), f.model.topRow() + 2);
}

void TableTest::theSelectionFollowsItsRowThroughARefresh()
{
    Fixture f;
    f.settle();
    f.view.setCurrentRow(4);
    f.model.inserted = 3;
    f.model.refresh();
    QTRY_COMPARE(f.view.currentRow(), 7);
    QCOMPARE(f.model.keyAt(7), QStringLiteral("4"));
}

void TableTest::theSelectionIsGivenUpWhenItsRowIsGone()
{
    Fixture f;
    f.settle();
    f.view.setCurrentRow(4);
    f.model.inserted = 1'000'000;
    f.model.refresh();
    QTRY_COMPARE(f.view.currentRow(), -1);
}

void TableTest::anEmptyListOffersWhatToDo()
{
    Fixture f;
    f.model.total = 0;
    f.view.setEmptyContent({}, QStringLiteral("No transfers yet."), QStringLiteral("New transfer"));
    auto* empty = f.view.findChild<EmptyState*>();
    f.model.reset();
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->sentence(), QStringLiteral("No transfers yet."));
    QSignalSpy asked(&f.view, &RemoteTableView::emptyActionTriggered);
    QTest::mouseClick(empty->findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

void TableTest::aFailureOffersToTryAgain()
{
    Fixture f;
    f.model.fails = true;
    auto* empty = f.view.findChild<EmptyState*>();
    f.model.reset();
    QTRY_COMPARE(empty->sentence(), QStringLiteral("The bank does not answer."));
    f.model.fails = false;
    QTest::mouseClick(empty->findChild<QPushButton*>(), Qt::LeftButton);
    QTRY_VERIFY(!empty->isVisible());
    f.settle();
    f.model.fails = true;
    f.press(Qt::Key_End);
    auto* banner = f.view.findChild<MessageBanner*>();
    QTRY_VERIFY(banner->isVisible());
    f.model.fails = false;
    QTest::mouseClick(banner->findChild<QPushButton*>(), Qt::LeftButton);
    QTRY_VERIFY(!banner->isVisible());
}

void TableTest::theRowIsCopiedAsTabSeparatedText()
{
    Fixture f;
    f.settle();
    f.view.setCurrentRow(5);
    f.press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("0 5\t1 5\t2 5"));
}

void TableTest::aHeadingIsNotCutOff()
{
    Fixture f;
    f.model.heading = QStringLiteral("Verwendungszweck");
    f.view.setColumns({{2}, {2}, {10, true}});
    const QHeaderView* header = f.view.table()->horizontalHeader();
    QVERIFY(header->sectionSize(0) >= header->fontMetrics().horizontalAdvance(f.model.heading));
}

void TableTest::columnsThatStretchShareWhatIsLeft()
{
    Fixture f;
    f.view.setColumns({{10}, {10, true}, {10, true}});
    auto* table = f.view.table();
    const auto widths = [table] { return table->columnWidth(0) + table->columnWidth(1) + table->columnWidth(2); };
    QCOMPARE(widths(), table->viewport()->width());
    QVERIFY(std::abs(table->columnWidth(1) - table->columnWidth(2)) <= 1);
    const int wide = table->columnWidth(1);
    f.view.resize(700, 400);
    QTRY_COMPARE(widths(), table->viewport()->width());
    QVERIFY(table->columnWidth(1) > wide);
    table->horizontalHeader()->resizeSection(0, 300);
    QCOMPARE(widths(), table->viewport()->width());
}

void TableTest::aTableWithoutRoomScrollsSideways()
{
    Fixture f;
    f.model.heading = QStringLiteral("Verwendungszweck");
    f.view.setColumns({{40}, {40}, {10, true}});
    auto* table = f.view.table();
    QVERIFY(table->columnWidth(2) >= table->horizontalHeader()->sectionSizeHint(2));
    QTRY_VERIFY(table->horizontalScrollBar()->maximum() > 0);
}

void TableTest::widthsAreKept()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    {
        Fixture f;
        f.view.keepWidths(&settings, QStringLiteral("numbers"));
        f.view.table()->horizontalHeader()->resizeSection(1, 177);
        QTRY_VERIFY(settings.contains(QStringLiteral("tables/numbers/widths-v1")));
    }
    Fixture f;
    f.view.keepWidths(&settings, QStringLiteral("numbers"));
    QCOMPARE(f.view.table()->columnWidth(1), 177);
}

void TableTest::noOtherModelsRowsLookAsIfTheyLoaded()
{
    QStandardItemModel model(1, 1);
    model.setItem(0, 0, new QStandardItem(QStringLiteral("7")));
    PlainTable table(QStringLiteral("Plain"));
    table.setModel(&model);
    table.resize(300, 200);
    table.show();
    const QImage before = table.grab().toImage();
    model.setData(model.index(0, 0), 0, WindowedTableModel::LoadedRole); // a number to sort by, say
    QCOMPARE(table.grab().toImage(), before);
}

void TableTest::theTableHasAName()
{
    Fixture f;
    QCOMPARE(f.view.table()->accessibleName(), QStringLiteral("Numbers"));
    QCOMPARE(f.view.focusProxy(), f.view.table());
}

COUNTERFOIL_QTEST(TableTest)
#include "tst_widgets_table.moc"
