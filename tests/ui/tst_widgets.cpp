// Theme, icons, sheet and buttons; and a gallery of every widget in light and dark, saved as pictures if
// COUNTERFOIL_PICTURES names a folder.
#include "tests/qt/QtTests.h"
#include "tests/ui/Gallery.h"
#include "ui/theme/IconLoader.h"
#include "ui/theme/ThemeController.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/ConfirmSheet.h"
#include "ui/widgets/DayEdit.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/MessageBanner.h"
#include "ui/widgets/QrView.h"
#include "ui/widgets/Styling.h"
#include "ui/widgets/WheelGuard.h"

#include <QAccessible>
#include <QApplication>
#include <QCalendarWidget>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QShortcut>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace cf::ui;

namespace {

struct SheetFixture
{
    SheetFixture()
        : page(&host)
        , below(&page)
    {
        host.resize(700, 500);
        host.show();
        below.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&host));
        sheet =
            new ConfirmSheet(QStringLiteral("Transfer?"), {{QStringLiteral("Amount"), QStringLiteral("5 EUR"), true}},
                             QStringLiteral("Transfer"), &host);
        confirmed = std::make_unique<QSignalSpy>(sheet, &ConfirmSheet::confirmed);
        cancelled = std::make_unique<QSignalSpy>(sheet, &ConfirmSheet::cancelled);
        sheet->open();
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    QString focused() const
    {
        auto* button = qobject_cast<QPushButton*>(QApplication::focusWidget());
        return button ? button->text() : QStringLiteral("no button");
    }
    QString result() const { return QStringLiteral("%1 %2").arg(confirmed->count()).arg(cancelled->count()); }

    QWidget host;
    QWidget page;
    QLineEdit below;
    QPointer<ConfirmSheet> sheet;
    std::unique_ptr<QSignalSpy> confirmed;
    std::unique_ptr<QSignalSpy> cancelled;
};

} // namespace

class WidgetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyIconIsThere();
    void theThemeFollowsOrIsForced();
    void theThemeSettingSurvivesItsFile();
    void moneyHasTabularDigits();
    void aSheetBeginsOnCancel();
    void aSheetIsADialogThatSaysWhatItAsks();
    void enterOnCancelCancels();
    void escapeCancels();
    void controlEnterConfirmsFromAnywhere();
    void enterOnThePrimaryButtonConfirms();
    void aHeldKeyDoesNotAnswer();
    void tabNeverLeavesASheet();
    void theShortcutsBelowASheetAreSilent();
    void theFocusCannotBeTakenFromASheet();
    void whoeverComesBackToASheetBeginsOnCancel();
    void theFocusReturnsWhereItWas();
    void aBannerIsPlainTextWithItsToneInWords();
    void aBusyButtonIsPressedOnce();
    void aQrCodeHasItsQuietZone();
    void anElidedLabelGivesWay();
    void theWheelChangesNothingThatIsNotOpen();
    void theGalleryIsComplete_data();
    void theGalleryIsComplete();

private:
    std::unique_ptr<ThemeController> m_theme;
};

void WidgetsTest::initTestCase()
{
    m_theme = std::make_unique<ThemeController>(*qApp, ThemeChoice::Light);
}

void WidgetsTest::everyIconIsThere()
{
    for (int i = 0; i < kIconCount; ++i) {
        const QImage image = icon(static_cast<Icon>(i)).pixmap(48).toImage();
        int painted = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                painted += qAlpha(image.pixel(x, y)) > 0 ? 1 : 0;
        }
        QVERIFY2(painted > 40, qPrintable(QString::number(i)));
    }
}

void WidgetsTest::theThemeFollowsOrIsForced()
{
    m_theme->setChoice(ThemeChoice::Dark);
    QVERIFY(Theme::current().dark);
    // A system that turns light does not disturb a forced dark.
    QApplication::setPalette(Theme::light().palette());
    QTRY_VERIFY(Theme::current().dark);
    m_theme->setChoice(ThemeChoice::System);
    QVERIFY(!Theme::current().dark);
    QSignalSpy changed(m_theme.get(), &ThemeController::themeChanged);
    QApplication::setPalette(QPalette(Qt::black));
    QVERIFY(changed.wait());
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::darkTheme().window);
    m_theme->setChoice(ThemeChoice::Light);
    QVERIFY(!Theme::current().dark);
}

void WidgetsTest::theThemeSettingSurvivesItsFile()
{
    for (const auto choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        QCOMPARE(themeChoiceFromSetting(toSetting(choice)), choice);
    QCOMPARE(themeChoiceFromSetting(QStringLiteral("purple")), ThemeChoice::System);
}

void WidgetsTest::moneyHasTabularDigits()
{
    const QFontMetrics metrics(fontFor(TextRole::Amount));
    QCOMPARE(metrics.horizontalAdvance(QStringLiteral("1111")), metrics.horizontalAdvance(QStringLiteral("0808")));
}

void WidgetsTest::aSheetIsADialogThatSaysWhatItAsks()
{
    SheetFixture f;
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(f.sheet);
    QVERIFY(access && access->isValid());
    QCOMPARE(access->role(), QAccessible::Dialog);
    QVERIFY(access->state().modal);
    QCOMPARE(access->text(QAccessible::Name), QStringLiteral("Transfer?"));
    QCOMPARE(access->text(QAccessible::Description), QStringLiteral("Amount: 5 EUR"));
    // And at the initial focus, for screen readers that read only that.
    QAccessibleInterface* cancel = QAccessible::queryAccessibleInterface(QApplication::focusWidget());
    QCOMPARE(cancel->text(QAccessible::Name), QStringLiteral("Cancel"));
    QVERIFY(cancel->text(QAccessible::Description).contains(QStringLiteral("5 EUR")));
    // A plain widget is not one.
    QVERIFY(QAccessible::queryAccessibleInterface(&f.host)->role() != QAccessible::Dialog);
}

void WidgetsTest::aSheetBeginsOnCancel()
{
    SheetFixture f;
    QCOMPARE(f.focused(), QStringLiteral("Cancel"));
    QCOMPARE(f.sheet->geometry(), f.host.rect());
    f.host.resize(800, 600);
    QCOMPARE(f.sheet->geometry(), f.host.rect());
}

void WidgetsTest::enterOnCancelCancels()
{
    SheetFixture f;
    f.press(Qt::Key_Return);
    f.press(Qt::Key_Return);
    QCOMPARE(f.result(), QStringLiteral("0 1"));
    QTRY_VERIFY(!f.sheet);
}

void WidgetsTest::escapeCancels()
{
    SheetFixture f;
    f.press(Qt::Key_Tab);
    f.press(Qt::Key_Escape);
    QCOMPARE(f.result(), QStringLiteral("0 1"));
}

void WidgetsTest::controlEnterConfirmsFromAnywhere()
{
    SheetFixture f;
    f.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(f.result(), QStringLiteral("1 0"));
}

void WidgetsTest::enterOnThePrimaryButtonConfirms()
{
    SheetFixture f;
    f.press(Qt::Key_Tab);
    QCOMPARE(f.focused(), QStringLiteral("Transfer"));
    f.press(Qt::Key_Enter);
    QCOMPARE(f.result(), QStringLiteral("1 0"));
}

void WidgetsTest::aHeldKeyDoesNotAnswer()
{
    SheetFixture f;
    for (const auto modifiers : {Qt::KeyboardModifiers(Qt::ControlModifier), Qt::KeyboardModifiers()}) {
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, modifiers, QStringLiteral("\r"), /*autorep=*/true);
        QCoreApplication::sendEvent(QApplication::focusWidget(), &held);
    }
    QCOMPARE(f.result(), QStringLiteral("0 0"));
}

void WidgetsTest::tabNeverLeavesASheet()
{
    SheetFixture f;
    for (int i = 0; i < 5; ++i) {
        f.press(i % 2 == 0 ? Qt::Key_Tab : Qt::Key_Backtab);
        QVERIFY(f.sheet->isAncestorOf(QApplication::focusWidget()));
    }
}

void WidgetsTest::theShortcutsBelowASheetAreSilent()
{
    SheetFixture f;
    QShortcut shortcut(QKeySequence(Qt::Key_F2), &f.host);
    QSignalSpy fired(&shortcut, &QShortcut::activated);
    f.press(Qt::Key_F2);
    QCOMPARE(fired.count(), 0);
    f.press(Qt::Key_Escape);
    f.press(Qt::Key_F2);
    QCOMPARE(fired.count(), 1);
}

void WidgetsTest::theFocusCannotBeTakenFromASheet()
{
    SheetFixture f;
    f.below.setFocus();
    QCOMPARE(f.focused(), QStringLiteral("Cancel"));
    // A widget above the sheet, such as the lock screen, may have it.
    QLineEdit above(&f.host);
    above.show();
    above.raise();
    above.setFocus();
    QVERIFY(above.hasFocus());
}

void WidgetsTest::whoeverComesBackToASheetBeginsOnCancel()
{
    SheetFixture f;
    f.press(Qt::Key_Tab);
    QWidget* primary = QApplication::focusWidget();
    QLineEdit lock(&f.host);
    lock.show();
    lock.raise();
    lock.setFocus();
    primary->setFocus(); // as a lock gives it back
    QCOMPARE(f.focused(), QStringLiteral("Cancel"));
    f.press(Qt::Key_Return); // a second time
    QCOMPARE(f.result(), QStringLiteral("0 1"));
}

void WidgetsTest::theFocusReturnsWhereItWas()
{
    SheetFixture f;
    f.press(Qt::Key_Escape);
    QVERIFY(f.below.hasFocus());
}

void WidgetsTest::aBannerIsPlainTextWithItsToneInWords()
{
    MessageBanner banner;
    banner.showMessage(Tone::Danger, QStringLiteral("<b>No</b> & done"));
    QCOMPARE(banner.text(), QStringLiteral("<b>No</b> & done"));
    QCOMPARE(banner.accessibleName(), QStringLiteral("Error: <b>No</b> & done"));
    for (auto* label : banner.findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void WidgetsTest::aBusyButtonIsPressedOnce()
{
    BusyButton button(QStringLiteral("Sign in"));
    button.show();
    button.setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&button));
    QSignalSpy clicked(&button, &QPushButton::clicked);
    connect(&button, &QPushButton::clicked, &button, [&] { button.setBusy(true, QStringLiteral("Signing in…")); });
    QTest::keyClick(&button, Qt::Key_Space);
    QTest::keyClick(&button, Qt::Key_Space);
    QTest::mouseClick(&button, Qt::LeftButton);
    QCOMPARE(clicked.count(), 1);
    QVERIFY(button.hasFocus());
    button.setBusy(false);
    QCOMPARE(button.text(), QStringLiteral("Sign in"));
    QTest::keyClick(&button, Qt::Key_Space);
    QCOMPARE(clicked.count(), 2);
}

void WidgetsTest::aQrCodeHasItsQuietZone()
{
    QrView view;
    QVERIFY(view.setContent(QStringLiteral("otpauth://totp/Counterfoil:anna?secret=JBSWY3DPEHPK3PXP"),
                            QStringLiteral("QR")));
    view.resize(view.sizeHint());
    const QImage image = view.grab().toImage();
    const auto isDark = [&](int x, int y) { return qGray(image.pixel(x, y)) < 128; };
    int first = 0;
    while (!isDark(first, first))
        ++first;
    int module = first;
    while (isDark(module, first) && module < image.width())
        ++module;
    // The finder pattern's edge is seven modules long, the quiet zone four.
    QVERIFY2(first * 7 >= (module - first) * 4, qPrintable(QStringLiteral("%1 %2").arg(first).arg(module)));
    QVERIFY(!view.setContent(QString(5000, QLatin1Char('x')), QStringLiteral("QR")));
}

void WidgetsTest::anElidedLabelGivesWay()
{
    const ElidedLabel label(QString(500, QLatin1Char('x')));
    QVERIFY(label.minimumSizeHint().width() < 200);
    QCOMPARE(label.textFormat(), Qt::PlainText);
}

void WidgetsTest::theWheelChangesNothingThatIsNotOpen()
{
    QWidget page;
    auto* column = new QVBoxLayout(&page);
    auto* combo = new QComboBox(&page);
    combo->addItems({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    auto* day = new DayEdit(&page);
    auto* number = new QSpinBox(&page);
    auto* tabs = new QTabBar(&page);
    tabs->addTab(QStringLiteral("one"));
    tabs->addTab(QStringLiteral("two"));
    for (QWidget* widget : std::initializer_list<QWidget*>{combo, day, number, tabs})
        column->addWidget(widget);
    WheelGuard guard;
    qApp->installEventFilter(&guard);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    const QDate before = day->date();
    const auto turn = [](QWidget* over, int angle) {
        QWheelEvent event({5, 5}, over->mapToGlobal(QPointF(5, 5)), {}, {0, angle}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(over, &event);
    };
    for (QWidget* widget : std::initializer_list<QWidget*>{combo, day, number, tabs}) {
        for (const bool focused : {false, true}) {
            if (focused)
                widget->setFocus();
            turn(widget, -120);
            turn(widget, 120);
            turn(widget, 120);
            if (auto* inside = widget->findChild<QLineEdit*>())
                turn(inside, 120);
        }
    }
    QCOMPARE(combo->currentIndex(), 0);
    QCOMPARE(day->date(), before);
    QCOMPARE(number->value(), 0);
    QCOMPARE(tabs->currentIndex(), 0);
    // In an open calendar the wheel changes the year.
    day->calendarWidget()->parentWidget()->show();
    auto* year = day->calendarWidget()->findChild<QSpinBox*>();
    QVERIFY(year);
    turn(year, 120);
    QCOMPARE(year->value(), before.year() + 1);
    day->calendarWidget()->parentWidget()->hide();
}

void WidgetsTest::theGalleryIsComplete_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("light") << ThemeChoice::Light << Qt::LeftToRight;
    QTest::newRow("dark") << ThemeChoice::Dark << Qt::LeftToRight;
    QTest::newRow("rtl") << ThemeChoice::Light << Qt::RightToLeft;
}

void WidgetsTest::theGalleryIsComplete()
{
    QFETCH(ThemeChoice, choice);
    QFETCH(Qt::LayoutDirection, direction);
    m_theme->setChoice(choice);
    Gallery gallery;
    gallery.setLayoutDirection(direction);
    gallery.show();
    QVERIFY(QTest::qWaitForWindowActive(&gallery));
    gallery.settle();
    for (auto* widget : gallery.findChildren<QWidget*>()) {
        const bool takesFocus = (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible();
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(!takesFocus || named, qPrintable(QLatin1String(widget->metaObject()->className())));
    }
    const QString folder = qEnvironmentVariable("COUNTERFOIL_PICTURES");
    if (folder.isEmpty())
        return;
    QVERIFY(QDir().mkpath(folder));
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(gallery.grab().save(QStringLiteral("%1/gallery-%2.png").arg(folder, name)));
    gallery.openSheet();
    QVERIFY(gallery.grab().save(QStringLiteral("%1/gallery-%2-sheet.png").arg(folder, name)));
}

COUNTERFOIL_QTEST(WidgetsTest)
#include "tst_widgets.moc"
