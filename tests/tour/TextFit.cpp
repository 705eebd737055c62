#include "tests/tour/TextFit.h"

#include "tests/ui/PseudoLanguage.h"
#include "ui/widgets/ElidedLabel.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QStyleOptionComboBox>
#include <QStyleOptionFrame>
#include <QStyleOptionHeader>
#include <QTabBar>
#include <QToolButton>

#include <optional>

namespace {

constexpr int kTolerance = 1; // pixels: hints are rounded up

struct Need
{
    QSize room;
    QString text;
};

int widestWord(const QFontMetrics& metrics, const QString& text)
{
    int widest = 0;
    for (const QString& word : text.split(QRegularExpression(QStringLiteral("\\s+"))))
        widest = std::max(widest, metrics.horizontalAdvance(word));
    return widest;
}

//! The size the widget would need.
std::optional<Need> needOf(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        if (label->text().isEmpty() || qobject_cast<const cf::ui::ElidedLabel*>(label))
            return {};
        if (!label->wordWrap())
            return Need{label->sizeHint(), label->text()};
        const int around = label->width() - label->contentsRect().width() + 2 * label->margin();
        return Need{{widestWord(label->fontMetrics(), label->text()) + around, label->heightForWidth(label->width())},
                    label->text()};
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget); button && !button->text().isEmpty())
        return Need{button->sizeHint(), button->text()};
    if (const auto* box = qobject_cast<const QGroupBox*>(&widget))
        return Need{box->minimumSizeHint(), box->title()};
    return {};
}

QString lackInField(const QLineEdit& edit)
{
    QStyleOptionFrame option;
    option.initFrom(&edit);
    option.lineWidth = edit.hasFrame() ? edit.style()->pixelMetric(QStyle::PM_DefaultFrameWidth, &option, &edit) : 0;
    const QRect inside = edit.style()->subElementRect(QStyle::SE_LineEditContents, &option, &edit);
    const QMargins margins = edit.textMargins();
    constexpr int kInner = 4; // QLineEdit's own margins
    const int room = inside.width() - margins.left() - margins.right() - kInner;
    // Typed text may be long; a day or a number must fit.
    const QString text =
        qobject_cast<const QAbstractSpinBox*>(edit.parentWidget()) ? edit.displayText() : edit.placeholderText();
    if (edit.fontMetrics().horizontalAdvance(text) <= room + kTolerance)
        return {};
    return QStringLiteral("\"%1\" has %2 pixels").arg(text).arg(room);
}

QString lackInChoices(const QComboBox& box)
{
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.editable = box.isEditable();
    const int room =
        box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box).width();
    for (int i = 0; i < box.count(); ++i) {
        const QString text = box.itemText(i);
        if (text.startsWith(pseudo::kOpen) && box.fontMetrics().horizontalAdvance(text) > room + kTolerance)
            return QStringLiteral("the choice \"%1\" has %2 pixels").arg(text).arg(room);
    }
    return {};
}

QString lackInHeader(const QHeaderView& header)
{
    QFont font = header.font();
    font.setWeight(QFont::DemiBold);
    for (int i = 0; i < header.count(); ++i) {
        const QString text = header.model()->headerData(i, header.orientation()).toString();
        QStyleOptionHeader option;
        option.initFrom(&header);
        option.orientation = header.orientation();
        option.section = i;
        option.text = text;
        option.rect = QRect(0, 0, header.sectionSize(i), header.height());
        const int room = header.style()->subElementRect(QStyle::SE_HeaderLabel, &option, &header).width();
        const int needed = QFontMetrics(font).horizontalAdvance(text);
        if (!header.isSectionHidden(i) && header.orientation() == Qt::Horizontal && needed > room + kTolerance)
            return QStringLiteral("the heading \"%1\" has %2 of %3 pixels").arg(text).arg(room).arg(needed);
    }
    return {};
}

QString lackInTabs(const QTabBar& tabs)
{
    for (int i = 0; i < tabs.count(); ++i) {
        const QRect place = tabs.tabRect(i);
        if (place.right() > tabs.width() || place.left() < 0 ||
            tabs.fontMetrics().horizontalAdvance(tabs.tabText(i)) > place.width())
            return QStringLiteral("the tab \"%1\" is cut off").arg(tabs.tabText(i));
    }
    return {};
}

//! Whether an ancestor clips the widget, other than one that scrolls in that direction.
bool isCutOff(const QWidget& widget)
{
    for (const QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget()) {
        QRect place(widget.mapTo(parent, QPoint()), widget.size());
        const auto* area = qobject_cast<const QAbstractScrollArea*>(parent->parentWidget());
        if (area && area->viewport() == parent) {
            if (area->horizontalScrollBar()->isVisible())
                place.setRect(0, place.y(), 1, place.height());
            if (area->verticalScrollBar()->isVisible())
                place.setRect(place.x(), 0, place.width(), 1);
        }
        if (!parent->rect().adjusted(-kTolerance, -kTolerance, kTolerance, kTolerance).contains(place))
            return true;
        if (area || parent->isWindow())
            return false;
    }
    return false;
}

} // namespace

QString textFitFault(const QWidget& widget)
{
    if (const auto* edit = qobject_cast<const QLineEdit*>(&widget))
        return lackInField(*edit);
    if (const auto* box = qobject_cast<const QComboBox*>(&widget))
        return lackInChoices(*box);
    if (const auto* header = qobject_cast<const QHeaderView*>(&widget))
        return lackInHeader(*header);
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget))
        return lackInTabs(*tabs);
    const auto need = needOf(widget);
    if (!need)
        return {};
    if (need->room.width() > widget.width() + kTolerance || need->room.height() > widget.height() + kTolerance)
        return QStringLiteral("\"%1\" has %2x%3 of %4x%5 pixels")
            .arg(need->text)
            .arg(widget.width())
            .arg(widget.height())
            .arg(need->room.width())
            .arg(need->room.height());
    return isCutOff(widget) ? QStringLiteral("\"%1\" is cut off").arg(need->text) : QString();
}
