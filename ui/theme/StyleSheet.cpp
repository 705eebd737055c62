// Lengths are in pixels computed from the font, because a style sheet's own em is not reliable for borders and
// paddings.
#include "ui/theme/StyleSheet.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Theme.h"

#include <QHash>

namespace cf::ui {
namespace {

// A field's text colour comes from the palette: set here, Qt would halve that of its placeholder.
constexpr char kFields[] = R"(
QLineEdit, QPlainTextEdit, QDateEdit, QSpinBox {
    background: @surface; border: 1px solid @fieldLine; border-radius: @radius;
    padding: 1px @padX; min-height: @fieldHeight; selection-background-color: @accent; selection-color: @onAccent;
}
QLineEdit:focus, QPlainTextEdit:focus, QDateEdit:focus, QSpinBox:focus {
    border: 2px solid @accentText; padding: 0px @padXFocus;
}
QLineEdit:disabled, QLineEdit:read-only { background: @window; border-color: @line; }
QLineEdit:read-only:focus { border-color: @accentText; }
QLineEdit[invalid="true"] { border: 2px solid @danger; padding: 0px @padXFocus; }
QComboBox {
    background: @surface; color: @text; border: 1px solid @fieldLine; border-radius: @radius;
    padding: 1px @padX; min-height: @fieldHeight;
}
QDateEdit { min-width: @dayWidth; }
QComboBox:focus { border: 2px solid @accentText; padding: 0px @padXFocus; }
QComboBox:disabled { background: @window; color: @disabled; border-color: @line; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: @arrowBox; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(:/icons/chevron-@themeName.svg); width: @arrow; height: @arrow; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @line; outline: none;
    selection-background-color: @selection; selection-color: @text; }
)";

constexpr char kButtons[] = R"(
QPushButton {
    background: @surface; color: @text; border: 1px solid @fieldLine; border-radius: @radius;
    padding: 1px @padButton; min-height: @fieldHeight; outline: none;
}
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @line; }
QPushButton:focus { border: 2px solid @accentText; padding: 0px @padButtonFocus; }
QPushButton:checked { background: @selection; color: @accentText; border-color: @accentText; }
QPushButton:disabled { color: @disabled; border-color: @line; background: transparent; }
QPushButton[kind="primary"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: @accentHover; border-color: @accentHover; }
QPushButton[kind="primary"]:focus { border: 2px solid @ringOnFill; padding: 0px @padButtonFocus; }
QPushButton[kind="primary"]:disabled { background: @line; border-color: @line; color: @disabled; }
QPushButton[kind="danger"] { color: @danger; border-color: @danger; }
QPushButton[kind="danger"]:hover { background: @dangerSoft; }
QPushButton[kind="danger"]:focus { border: 2px solid @danger; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: @accentText; }
QPushButton[kind="quiet"]:hover { background: @hover; }
QPushButton[kind="quiet"]:focus { border-color: @accentText; }
QPushButton[kind="quiet"]:disabled { color: @disabled; }
QPushButton[kind="rail"] {
    background: transparent; border: 2px solid transparent; color: @text; text-align: left; padding: 0px @padX;
    min-height: @railHeight;
}
QPushButton[kind="rail"]:hover { background: @hover; }
QPushButton[kind="rail"]:checked { background: @selection; color: @accentText; font-weight: 600; }
QPushButton[kind="rail"]:focus { border-color: @accentText; }
QToolButton { border: 2px solid transparent; border-radius: @radius; padding: @tiny; background: transparent; }
QToolButton:hover { background: @hover; }
QToolButton:focus { border-color: @accentText; }
QLineEdit QToolButton, QLineEdit QToolButton:hover { border: none; padding: 0px; background: transparent; }
)";

constexpr char kFrames[] = R"(
QFrame#card, QFrame#sheetCard { background: @surface; border: 1px solid @line; border-radius: @cardRadius; }
QFrame#separator { background: @line; border: none; }
QWidget#rail { background: @rail; border: none; }
QFrame#statusBar { background: @rail; border: none; border-top: 1px solid @line; }
QListWidget { background: transparent; border: none; outline: none; color: @text; }
QListWidget::item { padding: 0px @padX; border-radius: @radius; }
QListWidget::item:selected { background: @selection; color: @text; }
QFrame[tone="neutral"] { background: @neutralSoft; }
QFrame[tone="info"] { background: @infoSoft; }
QFrame[tone="success"] { background: @successSoft; }
QFrame[tone="warning"] { background: @warningSoft; }
QFrame[tone="danger"] { background: @dangerSoft; }
QFrame#banner { border: none; border-radius: @radius; }
QFrame#banner[tone="info"] { border-left: @bar solid @info; }
QFrame#banner[tone="success"] { border-left: @bar solid @success; }
QFrame#banner[tone="warning"] { border-left: @bar solid @warning; }
QFrame#banner[tone="danger"] { border-left: @bar solid @danger; }
QFrame#pill { border: none; border-radius: @pillRadius; }
QLabel { background: transparent; }
QLabel[textTone="muted"] { color: @muted; }
QLabel[textTone="accent"] { color: @accentText; }
QLabel[textTone="neutral"] { color: @neutral; }
QLabel[textTone="info"] { color: @info; }
QLabel[textTone="success"] { color: @success; }
QLabel[textTone="warning"] { color: @warning; }
QLabel[textTone="danger"] { color: @danger; }
QLabel#keyCap { background: @surface; color: @muted; border: 1px solid @line; border-radius: @small; padding: 0px @tiny; }
QTabBar { background: transparent; border: none; outline: none; }
QTabBar::tab { background: transparent; color: @muted; border: none; border-bottom: @bar solid transparent;
    padding: @tiny @padX; margin-right: @padX; min-height: @fieldHeight; }
QTabBar::tab:hover { color: @text; border-bottom-color: @line; }
QTabBar::tab:selected { color: @accentText; border-bottom-color: @accentText; font-weight: 600; }
QTabBar::tab:focus:selected { background: @selection; }
QToolTip { background: @text; color: @surface; border: none; padding: @tiny; }
)";

constexpr char kTables[] = R"(
QFrame#tableFrame { background: @surface; border: 1px solid @line; border-radius: @cardRadius; }
QFrame#tableFrame[active="true"] { border: 1px solid @accentText; }
QTableView { background: @surface; alternate-background-color: @alternate; border: none; gridline-color: @line;
    selection-background-color: @selection; selection-color: @text; outline: none; }
QTableView#plainTable, QWidget#chartCard { background: @surface; border: 1px solid @line; border-radius: @cardRadius; }
QTableView#plainTable:focus, QWidget#chartCard[active="true"] { border: 1px solid @accentText; }
QTableView::item { padding: 0px @padCell; border: none; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @muted; border: none; border-bottom: 1px solid @line;
    padding: @headerPad @padHeader; font-weight: 600; }
QHeaderView[sorts="true"]::section { padding-right: 0px; }
QHeaderView[sorts="true"]::up-arrow, QHeaderView[sorts="true"]::down-arrow {
    subcontrol-position: center right; width: @arrow; }
QScrollBar:vertical { background: transparent; width: @barWidth; margin: 0px; border: none; }
QScrollBar:horizontal { background: transparent; height: @barWidth; margin: 0px; border: none; }
QScrollBar::handle { background: @fieldLine; border-radius: @barRadius; margin: 2px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::handle:vertical { min-height: @handleMin; }
QScrollBar::handle:horizontal { min-width: @handleMin; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
)";

QHash<QString, QString> colours(const Theme& theme)
{
    const auto blend = [](const QColor& a, const QColor& b, double part) {
        return QColor::fromRgbF(static_cast<float>(a.redF() * (1 - part) + b.redF() * part),
                                static_cast<float>(a.greenF() * (1 - part) + b.greenF() * part),
                                static_cast<float>(a.blueF() * (1 - part) + b.blueF() * part));
    };
    return {{QStringLiteral("themeName"), theme.dark ? QStringLiteral("dark") : QStringLiteral("light")},
            {QStringLiteral("window"), theme.window.name()},
            {QStringLiteral("surface"), theme.surface.name()},
            {QStringLiteral("alternate"), theme.alternate.name()},
            {QStringLiteral("rail"), theme.rail.name()},
            {QStringLiteral("line"), theme.line.name()},
            {QStringLiteral("fieldLine"), theme.fieldLine.name()},
            {QStringLiteral("text"), theme.text.name()},
            {QStringLiteral("muted"), theme.muted.name()},
            {QStringLiteral("disabled"), theme.disabled.name()},
            {QStringLiteral("accent"), theme.accent.name()},
            {QStringLiteral("accentHover"), theme.accentHover.name()},
            {QStringLiteral("onAccent"), theme.onAccent.name()},
            {QStringLiteral("accentText"), theme.accentText.name()},
            {QStringLiteral("selection"), theme.selection.name()},
            {QStringLiteral("hover"), blend(theme.surface, theme.muted, 0.12).name()},
            // An accent ring would vanish on an accent background.
            {QStringLiteral("ringOnFill"), theme.text.name()},
            {QStringLiteral("neutral"), theme.neutral.strong.name()},
            {QStringLiteral("neutralSoft"), theme.neutral.soft.name()},
            {QStringLiteral("info"), theme.info.strong.name()},
            {QStringLiteral("infoSoft"), theme.info.soft.name()},
            {QStringLiteral("success"), theme.success.strong.name()},
            {QStringLiteral("successSoft"), theme.success.soft.name()},
            {QStringLiteral("warning"), theme.warning.strong.name()},
            {QStringLiteral("warningSoft"), theme.warning.soft.name()},
            {QStringLiteral("danger"), theme.danger.strong.name()},
            {QStringLiteral("dangerSoft"), theme.danger.soft.name()}};
}

QHash<QString, QString> lengths()
{
    const auto px = [](int pixels) { return QString::number(pixels) + QLatin1String("px"); };
    const int padX = em(0.5);
    const int padButton = em(0.9);
    const int bar = em(0.7);
    return {{QStringLiteral("radius"), px(em(0.3))},
            {QStringLiteral("cardRadius"), px(em(0.4))},
            {QStringLiteral("pillRadius"), px(em(0.5))},
            {QStringLiteral("small"), px(em(0.2))},
            {QStringLiteral("tiny"), px(em(0.25))},
            {QStringLiteral("bar"), px(em(0.2))},
            {QStringLiteral("padX"), px(padX)},
            {QStringLiteral("padXFocus"), px(padX - 1)},
            {QStringLiteral("padButton"), px(padButton)},
            {QStringLiteral("padButtonFocus"), px(padButton - 1)},
            {QStringLiteral("padCell"), px(em(0.55))},
            // An item view adds the focus margin and one pixel to its cells.
            {QStringLiteral("padHeader"), px(em(0.55) + 3)},
            {QStringLiteral("headerPad"), px(em(0.35))},
            {QStringLiteral("fieldHeight"), px(rowEm(1.75))},
            {QStringLiteral("railHeight"), px(rowEm(2.1))},
            // The day and its arrow, which Qt omits.
            {QStringLiteral("dayWidth"), px(em(6.6))},
            {QStringLiteral("arrow"), px(em(0.9))},
            {QStringLiteral("arrowBox"), px(em(1.5))},
            {QStringLiteral("barWidth"), px(bar)},
            {QStringLiteral("barRadius"), px((bar - 4) / 2)},
            {QStringLiteral("handleMin"), px(em(1.6))}};
}

} // namespace

QString styleSheetFor(const Theme& theme)
{
    QHash<QString, QString> words = colours(theme);
    words.insert(lengths());
    const QString source =
        QLatin1String(kFields) + QLatin1String(kButtons) + QLatin1String(kFrames) + QLatin1String(kTables);
    QString sheet;
    sheet.reserve(source.size());
    for (qsizetype at = 0; at < source.size();) {
        if (source[at] != QLatin1Char('@')) {
            sheet += source[at++];
            continue;
        }
        qsizetype end = at + 1;
        while (end < source.size() && source[end].isLetter())
            ++end;
        const QString word = source.mid(at + 1, end - at - 1);
        Q_ASSERT_X(words.contains(word), "styleSheetFor", qPrintable(word));
        sheet += words.value(word);
        at = end;
    }
    return sheet;
}

} // namespace cf::ui
