// Checks a window's look in the current theme: backgrounds use the theme's colours, and every visible text and icon
// contrasts with its background.
#pragma once

#include "tests/ui/DrawnPixels.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/IconLabel.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

namespace cf::test {

//! Contrast of that part of a picture against its dominant colour; for widgets that cannot be drawn without their text.
inline double legibility(const QImage& picture, const QRect& part)
{
    const QRgb ground = groundOf(picture, part);
    double best = 1;
    QRgb last = ground;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        const QRgb* line = lineOf(picture, y);
        for (int x = part.left(); x <= part.right(); ++x) {
            if (line[x] != last)
                best = std::max(best, contrastOf(last = line[x], ground));
        }
    }
    return best;
}

class AppearanceCheck
{
public:
    //! Antialiasing thins letters, hence less than the 4.5 required of the colours themselves (tst_contrast).
    static constexpr double kLegible = 3;
    //! The strokes of icons are thinner than a pixel.
    static constexpr double kSeen = 2;

    //! `sheet`: the overlay checked alone; the rest is dimmed.
    AppearanceCheck(QWidget& window, const QWidget* sheet)
        : m_window(window)
        , m_part(sheet ? *sheet : window)
        , m_pixels(window)
    {
    }

    //! Empty if all is well; otherwise one line per fault.
    QString faults()
    {
        if (&m_part == &m_window)
            checkGround(groundOf(m_pixels.picture(), m_pixels.picture().rect()), QStringLiteral("the window"));
        for (const auto* widget : m_part.findChildren<QWidget*>()) {
            if (isSeen(*widget))
                check(*widget);
        }
        if (m_words == 0)
            m_faults += QStringLiteral("not one word");
        return m_faults.join(QLatin1Char('\n'));
    }

private:
    bool isSeen(const QWidget& widget) const
    {
        // Widgets half scrolled out may show no letters.
        const QRect seen = m_pixels.placeOf(widget);
        if (!widget.isVisible() || !widget.isEnabled() || seen.height() != widget.height() || seen.width() == 0)
            return false;
        const QWidget* top = m_window.childAt(seen.center());
        return !top || top == &widget || top->isAncestorOf(&widget) || widget.isAncestorOf(top);
    }

    void check(const QWidget& widget)
    {
        if (const auto* label = qobject_cast<const QLabel*>(&widget))
            checkWords(widget, label->text());
        else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
            checkButton(*button);
        else if (const auto* field = qobject_cast<const QLineEdit*>(&widget))
            checkWords(widget, field->text().isEmpty() ? field->placeholderText() : field->displayText());
        else if (const auto* box = qobject_cast<const QComboBox*>(&widget))
            checkBox(*box);
        else if (const auto* header = qobject_cast<const QHeaderView*>(&widget))
            checkHeader(*header);
        else if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget))
            checkRows(*view);
        else if (const auto* tabs = qobject_cast<const QTabBar*>(&widget))
            checkTabs(*tabs);
        else if (qobject_cast<const ui::IconLabel*>(&widget))
            checkPicture(m_pixels.placeOf(widget), iconAt(widget), kSeen);
    }

    //! Icons have no text: reports their position.
    QString iconAt(const QWidget& widget) const
    {
        const QPoint at = m_pixels.placeOf(widget).topLeft();
        return QStringLiteral("the icon at %1, %2").arg(at.x()).arg(at.y());
    }

    void checkGround(QRgb ground, const QString& what)
    {
        const ui::Theme& t = ui::Theme::current();
        std::vector<QColor> known = {t.window, t.surface,     t.alternate, t.rail,
                                     t.accent, t.accentHover, t.selection, t.line};
        for (const auto* tone : {&t.neutral, &t.info, &t.success, &t.warning, &t.danger})
            known.insert(known.end(), {tone->soft, tone->strong});
        if (std::none_of(known.begin(), known.end(), [&](const QColor& colour) { return colour.rgb() == ground; }))
            m_faults += QStringLiteral("%1 stands on %2").arg(what, QColor(ground).name());
    }

    void checkContrast(double contrast, const QString& what, double least = kLegible)
    {
        if (contrast < least)
            m_faults += QStringLiteral("%1 has a contrast of %2:1").arg(what, QString::number(contrast, 'f', 2));
    }

    void checkWords(const QWidget& widget, const QString& words)
    {
        if (words.trimmed().isEmpty())
            return;
        ++m_words;
        checkContrast(m_pixels.lettersOf(widget).contrast, words);
        checkGround(m_pixels.groundBehind(widget), words);
    }

    void checkButton(const QAbstractButton& button)
    {
        const auto* tool = qobject_cast<const QToolButton*>(&button);
        if (!tool || tool->toolButtonStyle() != Qt::ToolButtonIconOnly)
            checkWords(button, button.text());
        if (!button.icon().isNull())
            checkContrast(m_pixels.iconOf(button).contrast, QStringLiteral("the icon of ") + button.text(), kSeen);
    }

    void checkPicture(const QRect& part, const QString& what, double least = kLegible)
    {
        checkContrast(legibility(m_pixels.picture(), part), what, least);
        checkGround(groundOf(m_pixels.picture(), part), what);
    }

    void checkBox(const QComboBox& box)
    {
        if (box.currentText().isEmpty() || box.isEditable())
            return;
        QStyleOptionComboBox option;
        option.initFrom(&box);
        const QRect words =
            box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
        checkPart(box, words, box.currentText());
    }

    void checkHeader(const QHeaderView& header)
    {
        for (int i = 0; i < header.count(); ++i) {
            const QString words = header.model()->headerData(i, header.orientation()).toString();
            const QRect place(header.sectionViewportPosition(i), 0, header.sectionSize(i), header.height());
            if (!header.isSectionHidden(i))
                checkPart(*header.viewport(), place.adjusted(2, 2, -2, -2), words);
        }
    }

    void checkRows(const QAbstractItemView& view)
    {
        const QAbstractItemModel* model = view.model();
        for (int row = 0; model && row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                const QModelIndex cell = model->index(row, column);
                checkPart(*view.viewport(), view.visualRect(cell).adjusted(2, 2, -2, -2), cell.data().toString());
            }
        }
    }

    void checkTabs(const QTabBar& tabs)
    {
        for (int i = 0; i < tabs.count(); ++i)
            checkPart(tabs, tabs.tabRect(i).adjusted(3, 3, -3, -3), tabs.tabText(i));
    }

    //! For a widget that draws several.
    void checkPart(const QWidget& widget, const QRect& part, const QString& words)
    {
        const bool isWhole = !part.isEmpty() && QRegion(part).subtracted(widget.visibleRegion()).isEmpty();
        if (isWhole && !words.trimmed().isEmpty())
            checkPicture(part.translated(widget.mapTo(&m_window, QPoint())), words);
    }

    QWidget& m_window;
    const QWidget& m_part;
    DrawnPixels m_pixels;
    QStringList m_faults;
    int m_words = 0;
};

inline void verifyAppearance(const QWidget& window, const QWidget* sheet = nullptr)
{
    const QString faults = AppearanceCheck(const_cast<QWidget&>(window), sheet).faults();
    QVERIFY2(faults.isEmpty(), qPrintable(faults));
}

//! For a test's window; also saves a picture of that name.
template <class Shown>
void lookAt(Shown& shown, const char* name, const QWidget* sheet = nullptr)
{
    shown.picture(name);
    verifyAppearance(shown.window, sheet);
}

} // namespace cf::test
