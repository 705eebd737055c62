// The places of a sign-in: pages are made when first opened, once, and only those that are offered.
#include "tests/qt/QtTests.h"
#include "ui/shell/Page.h"
#include "ui/shell/PageSet.h"

#include <QTest>

using namespace cf;
using namespace cf::ui;

namespace {

class PlainPage : public Page
{
public:
    QString title() const override { return QStringLiteral("Plain"); }
    void activate() override {}
};

Feature feature(PageId page, int home, int& made)
{
    RailEntry entry{Icon::List, QStringLiteral("Plain"), Qt::Key_F2, 0, home};
    return {page, {}, entry, page, [&made] {
                ++made;
                return new PlainPage;
            }};
}

} // namespace

class PageSetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageIsMadeWhenItIsFirstOpenedAndNeverAgain();
    void whatIsNotOfferedHasNoPage();
    void usersBeginAtTheGreatestOfTheirHomes();
};

void PageSetTest::aPageIsMadeWhenItIsFirstOpenedAndNeverAgain()
{
    QWidget window;
    int customers = 0;
    int transfers = 0;
    std::vector<Page*> adopted;
    PageSet pages({feature(PageId::Customers, 1, customers), feature(PageId::Transfers, 0, transfers)},
                  [&](Page* page) {
                      page->setParent(&window);
                      adopted.push_back(page);
                  });
    QCOMPARE(customers + transfers, 0);
    Page* page = pages.page(PageId::Customers);
    QVERIFY(page);
    QCOMPARE(pages.page(PageId::Customers), page);
    QCOMPARE(customers, 1);
    QCOMPARE(transfers, 0);
    QCOMPARE(adopted, std::vector<Page*>{page});
    QCOMPARE(pages.made().size(), std::size_t(1));
}

void PageSetTest::whatIsNotOfferedHasNoPage()
{
    int made = 0;
    PageSet pages({feature(PageId::Customers, 1, made)}, [](Page*) {});
    QVERIFY(!pages.has(PageId::Audit));
    QVERIFY(!pages.page(PageId::Audit));
    QCOMPARE(made, 0);
}

void PageSetTest::usersBeginAtTheGreatestOfTheirHomes()
{
    int made = 0;
    const auto home = [&](int customers, int audit) {
        return PageSet({feature(PageId::Customers, customers, made), feature(PageId::Audit, audit, made)}, [](Page*) {})
            .home();
    };
    QVERIFY(home(3, 4) == PageId::Audit);
    QVERIFY(home(3, 0) == PageId::Customers);
    QVERIFY(home(0, 0) == PageId::Start);
    QCOMPARE(made, 0);
}

COUNTERFOIL_QTEST(PageSetTest)
#include "tst_page_set.moc"
