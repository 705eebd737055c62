#include "ui/audit/AuditDelegate.h"

#include "models/tables/AuditCells.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/IconLoader.h"

namespace cf::ui {
namespace {

void decorate(QStyleOptionViewItem* option, const QIcon& icon, const QColor& colour)
{
    option->icon = icon;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(em(0.95), em(0.95));
    option->palette.setColor(QPalette::Text, colour);
    option->palette.setColor(QPalette::HighlightedText, colour);
}

} // namespace

Tone toneOf(AuditResult result)
{
    switch (result) {
    case AuditResult::Succeeded:
        return Tone::Neutral;
    case AuditResult::Refused:
    case AuditResult::Unknown:
        return Tone::Warning;
    case AuditResult::Failed:
        return Tone::Danger;
    }
    return Tone::Neutral;
}

QIcon iconOf(AuditResult result)
{
    return result == AuditResult::Succeeded ? icon(Icon::Check, Tint::Muted) : toneIcon(toneOf(result));
}

void AuditDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    RowDelegate::initStyleOption(option, index);
    const Theme& theme = Theme::current();
    if (const QVariant result = index.data(tables::AuditCells::ResultRole); result.isValid()) {
        const auto value = static_cast<AuditResult>(result.toInt());
        decorate(option, iconOf(value),
                 value == AuditResult::Succeeded ? theme.text : theme.tone(toneOf(value)).strong);
    }
    if (index.data(tables::AuditCells::UnsealedRole).toBool())
        decorate(option, icon(Icon::Clock, Tint::Muted), theme.muted);
    constexpr int kSeconds = 3; // ":05", at the end of the text
    if (index.column() == tables::AuditCells::TimeColumn &&
        option->fontMetrics.horizontalAdvance(option->text) > option->rect.width() - em(1.1))
        option->text.chop(kSeconds); // The event page shows them; an elided time would say less.
}

} // namespace cf::ui
