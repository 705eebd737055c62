// Contrast by WCAG 2.2 of every pair of colours that meet on the screen, in both themes: 4.5:1 for text (1.4.3), 3:1
// for what must be seen to use a control (1.4.11). The style sheet's pairs are read from it; hand-painted ones are
// listed. Disabled controls are exempt.
#include "tests/qt/QtTests.h"
#include "ui/theme/StyleSheet.h"
#include "ui/theme/ThemeController.h"
#include "ui/widgets/LineEdit.h"
#include "ui/widgets/Styling.h"

#include <QApplication>
#include <QRegularExpression>
#include <QTest>

using namespace cf::ui;

namespace {

constexpr double kText = 4.5;
constexpr double kPart = 3;
constexpr Tone kTones[] = {Tone::Neutral, Tone::Info, Tone::Success, Tone::Warning, Tone::Danger};

void compare(const QString& what, const QColor& front, const QColor& ground, double least)
{
    const double ratio = contrastRatio(front, ground);
    QVERIFY2(ratio >= least, qPrintable(QStringLiteral("%1: %2 on %3 is %4:1")
                                            .arg(what, front.name(), ground.name(), QString::number(ratio, 'f', 2))));
}

QString declared(const QString& rule, const QString& property)
{
    const QRegularExpression form(QStringLiteral("(?:^|;)\\s*%1:\\s*(#[0-9a-f]{6})\\s*(?:;|$)").arg(property));
    return form.match(rule).captured(1);
}

} // namespace

class ContrastTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<ThemeController>(*qApp, ThemeChoice::Light); }
    void textCanBeReadWhereverItStands_data() { themes(); }
    void textCanBeReadWhereverItStands();
    void whatOneUsesCanBeSeen_data() { themes(); }
    void whatOneUsesCanBeSeen();
    void everyRuleOfTheStyleSheetCanBeRead_data() { themes(); }
    void everyRuleOfTheStyleSheetCanBeRead();
    void whatAFieldAsksForCanBeRead_data() { themes(); }
    void whatAFieldAsksForCanBeRead();
    void chartsCanBeToldFromTheirGround_data() { themes(); }
    void chartsCanBeToldFromTheirGround();

private:
    static void themes()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    //! Of the row that runs.
    static const Theme& theme()
    {
        QFETCH(bool, dark);
        return dark ? Theme::darkTheme() : Theme::light();
    }

    std::unique_ptr<ThemeController> m_theme;
};

void ContrastTest::textCanBeReadWhereverItStands()
{
    const Theme& t = theme();
    // Pages, cards, alternate rows, navigation, selected rows; hovered and pressed buttons.
    for (const QColor& ground : {t.window, t.surface, t.alternate, t.rail, t.selection, t.line}) {
        compare(QStringLiteral("text"), t.text, ground, kText);
        compare(QStringLiteral("muted"), t.muted, ground, kText);
        compare(QStringLiteral("link"), t.accentText, ground, kText);
    }
    for (const Tone tone : kTones) {
        const ToneColours& colours = t.tone(tone);
        // Labels, amounts in tables and in their selected row, results in the audit trail, alerts.
        for (const QColor& ground : {colours.soft, t.window, t.surface, t.alternate, t.rail, t.selection})
            compare(toneWord(tone), colours.strong, ground, kText);
        // Text in banners and cards of that tone.
        compare(toneWord(tone), t.text, colours.soft, kText);
        compare(toneWord(tone), t.muted, colours.soft, kText);
        compare(toneWord(tone), t.accentText, colours.soft, kText);
    }
    for (const QColor& ground : {t.accent, t.accentHover})
        compare(QStringLiteral("primary button"), t.onAccent, ground, kText);
    compare(QStringLiteral("tool tip"), t.surface, t.text, kText);
    // Every state of the palette that Qt paints with.
    const QPalette palette = t.palette();
    for (const auto& [front, ground] :
         {std::pair{QPalette::WindowText, QPalette::Window}, std::pair{QPalette::Text, QPalette::Base},
          std::pair{QPalette::Text, QPalette::AlternateBase}, std::pair{QPalette::PlaceholderText, QPalette::Base},
          std::pair{QPalette::ButtonText, QPalette::Button}, std::pair{QPalette::HighlightedText, QPalette::Highlight},
          std::pair{QPalette::Link, QPalette::Base}, std::pair{QPalette::ToolTipText, QPalette::ToolTipBase}})
        compare(QStringLiteral("palette"), palette.color(front), palette.color(ground), kText);
}

void ContrastTest::whatOneUsesCanBeSeen()
{
    const Theme& t = theme();
    for (const QColor& ground : {t.window, t.surface, t.alternate}) {
        compare(QStringLiteral("border of a field"), t.fieldLine, ground, kPart);
        compare(QStringLiteral("focus ring"), t.accentText, ground, kPart);
        for (const Tone tone : kTones)
            compare(QStringLiteral("icon"), t.tone(tone).strong, ground, kPart);
    }
    for (const QColor& ground : {t.window, t.surface})
        compare(QStringLiteral("primary button"), t.accent, ground, kPart);
    compare(QStringLiteral("focus ring on the rail"), t.accentText, t.rail, kPart);
    compare(QStringLiteral("mark of the current row"), t.accentText, t.selection, kPart);
    compare(QStringLiteral("the same without focus"), t.muted, t.selection, kPart);
    compare(QStringLiteral("ring around a primary button"), t.text, t.surface, kPart);
    compare(QStringLiteral("bar of a banner"), t.danger.strong, t.danger.soft, kPart);
}

void ContrastTest::everyRuleOfTheStyleSheetCanBeRead()
{
    const QString sheet = styleSheetFor(theme());
    static const QRegularExpression kRule(QStringLiteral("([^{}]+)\\{([^{}]*)\\}"));
    int texts = 0;
    int handles = 0;
    for (auto each = kRule.globalMatch(sheet); each.hasNext();) {
        const auto rule = each.next();
        const QString name = rule.captured(1).simplified();
        if (name.contains(QStringLiteral(":disabled")))
            continue;
        const QString ground = declared(rule.captured(2), QStringLiteral("background"));
        for (const auto& [text, under] :
             {std::pair{QStringLiteral("color"), QStringLiteral("background")},
              std::pair{QStringLiteral("selection-color"), QStringLiteral("selection-background-color")}}) {
            const QString front = declared(rule.captured(2), text);
            const QString back = declared(rule.captured(2), under);
            if (front.isEmpty() || back.isEmpty())
                continue;
            ++texts;
            compare(name, QColor(front), QColor(back), kText);
        }
        if (name.startsWith(QStringLiteral("QScrollBar::handle")) && !ground.isEmpty()) {
            ++handles;
            compare(name, QColor(ground), theme().surface, kPart);
        }
    }
    // The sheet was parsed.
    QVERIFY(texts >= 10);
    QVERIFY(handles >= 2);
}

// If the style sheet sets a field's colour, Qt halves that of its placeholder.
void ContrastTest::whatAFieldAsksForCanBeRead()
{
    QFETCH(bool, dark);
    m_theme->setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    LineEdit field;
    field.ensurePolished();
    for (const auto role : {QPalette::PlaceholderText, QPalette::Text}) {
        const QColor front = field.palette().color(role);
        QCOMPARE(front.alpha(), 255);
        compare(QStringLiteral("field"), front, theme().surface, kText);
    }
}

void ContrastTest::chartsCanBeToldFromTheirGround()
{
    const Theme& t = theme();
    // Lines, alert threshold, cursor; axis labels.
    for (const QColor& line : {t.accentText, t.warning.strong, t.danger.strong, t.text})
        compare(QStringLiteral("line"), line, t.surface, kPart);
    compare(QStringLiteral("axis"), t.muted, t.surface, kText);
    // The zoom selection lies under the lines.
    const QColor& shade = t.accentText;
    const auto over = [&](int (QColor::*part)() const) {
        return static_cast<int>((shade.*part)() * 0.2 + (t.surface.*part)() * 0.8);
    };
    const QColor dragged(over(&QColor::red), over(&QColor::green), over(&QColor::blue));
    for (const QColor& line : {t.accentText, t.warning.strong, t.danger.strong})
        compare(QStringLiteral("line in what is dragged over"), line, dragged, kPart);
}

COUNTERFOIL_QTEST(ContrastTest)
#include "tst_contrast.moc"
