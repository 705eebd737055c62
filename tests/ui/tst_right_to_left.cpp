// The window turned for languages that are written from right to left, against a real bank.
#include "app/desktop/Appearance.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/DrawnPixels.h"
#include "tests/ui/Keyboard.h"
#include "tests/ui/TestDesktop.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/IconLoader.h"

using namespace cf;

class RightToLeftTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rightToLeftTurnsTheWindow();

private:
    static QMap<QString, QRect> placesIn(const TestDesktop& desktop);
    static QMap<QString, QRect> wordsIn(const TestDesktop& desktop);
    static void compareTurned(const QMap<QString, QRect>& before, const QMap<QString, QRect>& after, int width);

    cf::app::Appearance m_appearance{*qApp, {}};
    TestBank m_bank;
};

void RightToLeftTest::initTestCase()
{
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    QVERIFY2(m_bank.start(), qPrintable(m_bank.failure()));
}

//! Positions of controls and labels, by name or text.
QMap<QString, QRect> RightToLeftTest::placesIn(const TestDesktop& desktop)
{
    QMap<QString, QRect> places;
    for (const auto* each : desktop.window()->findChildren<QWidget*>()) {
        const auto* label = qobject_cast<const QLabel*>(each);
        const QString name = label ? QStringLiteral("“%1”").arg(label->text()) : test::spokenName(*each);
        if (each->isVisible() && (label ? !label->text().isEmpty() : test::isTabStop(*each)))
            places[name] = QRect(each->mapTo(desktop.window(), QPoint()), each->size());
    }
    return places;
}

//! Where button text is drawn; label text starts by its own direction.
QMap<QString, QRect> RightToLeftTest::wordsIn(const TestDesktop& desktop)
{
    const test::DrawnPixels pixels(*desktop.window());
    QMap<QString, QRect> places;
    for (const auto* button : desktop.window()->findChildren<QAbstractButton*>()) {
        if (button->isVisible() && !button->text().isEmpty())
            places[button->text()] = pixels.lettersOf(*button).around;
    }
    return places;
}

//! Each is as far from the right edge as it was from the left one.
void RightToLeftTest::compareTurned(const QMap<QString, QRect>& before, const QMap<QString, QRect>& after, int width)
{
    QVERIFY2(after.keys() == before.keys(),
             qPrintable(after.keys().join(u'|') + QStringLiteral("\nnot\n") + before.keys().join(u'|')));
    for (const QString& name : after.keys()) {
        const int expected = width - before[name].x() - before[name].width();
        // Margins inside a card are not mirrored, which is less than a letter.
        QVERIFY2(std::abs(after[name].x() - expected) <= ui::em(0.5),
                 qPrintable(QStringLiteral("%1 at %2, not %3").arg(name).arg(after[name].x()).arg(expected)));
    }
}

void RightToLeftTest::rightToLeftTurnsTheWindow()
{
    QMap<QString, QRect> places;
    QMap<QString, QRect> words;
    const auto open = [&](TestDesktop& desktop) {
        desktop.signIn(m_bank, QStringLiteral("petra"));
        // Whether a recovery code was used varies.
        if (auto* dismiss = desktop.find<QAbstractButton>(QStringLiteral("Dismiss the message")))
            dismiss->click();
        desktop.press(Qt::Key_F3);
        // The bank's name arrives with the first poll after sign-in.
        QTRY_VERIFY(desktop.says(QStringLiteral("Connected")) && desktop.says(QStringLiteral("Counterfoil Bank · ")) &&
                    !desktop.says(QStringLiteral("Clear the search")));
        // Messages take up space only then.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    };
    // The Back key differs, and its text is beside it.
    const auto placesOf = [](const TestDesktop& desktop) {
        QMap<QString, QRect> all = placesIn(desktop);
        for (const char* key : {"“Alt+Left”", "“Alt+Right”", "“Back”"})
            all.remove(QString::fromUtf8(key));
        return all;
    };
    const auto arrow = [] { return ui::icon(ui::Icon::ArrowRight).pixmap(32, 32).toImage(); };
    const QImage forwards = arrow();
    {
        TestDesktop desktop(m_bank);
        open(desktop);
        places = placesOf(desktop);
        words = wordsIn(desktop);
    }
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    {
        TestDesktop desktop(m_bank);
        open(desktop);
        desktop.picture(QStringLiteral("rtl-shell"));
        const int width = desktop.window()->width();
        compareTurned(places, placesOf(desktop), width);
        compareTurned(words, wordsIn(desktop), width);
        QVERIFY(arrow() == forwards.mirrored(true, false));
        desktop.press(Qt::Key_Right, Qt::AltModifier); // back is toward the previous page
        QVERIFY(desktop.window()->windowTitle().startsWith(QStringLiteral("Customers")));
    }
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

COUNTERFOIL_QTEST(RightToLeftTest)
#include "tst_right_to_left.moc"
