// PageCache: what it keeps, drops first and counts as fresh.
#include "models/tables/PageCache.h"
#include "tests/qt/QtTests.h"

#include <QTest>

using cf::tables::PageCache;

class PageCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLeastRecentlyUsedPageIsDropped();
    void aShortPageHasNoRowsBehindItsEnd();
    void aNewGenerationReplacesThePage();
};

void PageCacheTest::theLeastRecentlyUsedPageIsDropped()
{
    PageCache<int> cache(2, 2);
    cache.put(0, 1, {10, 11});
    cache.put(1, 1, {12, 13});
    cache.touch(0);
    cache.put(7, 1, {24, 25});
    QCOMPARE(cache.pageCount(), std::size_t(2));
    QCOMPARE(*cache.row(1), 11);
    QVERIFY(!cache.row(2));
    QCOMPARE(*cache.row(14), 24);
}

void PageCacheTest::aShortPageHasNoRowsBehindItsEnd()
{
    PageCache<int> cache(10, 2);
    cache.put(3, 1, {30});
    QCOMPARE(*cache.row(30), 30);
    QVERIFY(!cache.row(31));
}

void PageCacheTest::aNewGenerationReplacesThePage()
{
    PageCache<int> cache(1, 4);
    cache.put(5, 1, {1});
    QVERIFY(!cache.isFresh(5, 2));
    cache.put(5, 2, {2});
    QVERIFY(cache.isFresh(5, 2));
    QCOMPARE(*cache.row(5), 2);
    QCOMPARE(cache.pageCount(), std::size_t(1));
}

COUNTERFOIL_QTEST(PageCacheTest)
#include "tst_page_cache.moc"
