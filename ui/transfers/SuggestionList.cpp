#include "ui/transfers/SuggestionList.h"

#include "models/tables/AccountText.h"
#include "ui/transfers/TransferText.h"
#include "ui/widgets/Styling.h"

#include <QAccessible>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace cf::ui {
namespace {

enum AccountRole
{
    NameRole = Qt::UserRole + 1,
    DetailRole,
    AmountRole,
    StateRole,
};

//! Two lines: holder and balance, then account and state.
class AccountDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {em(20), em(2.9)}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        const bool isMarked = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->setLayoutDirection(option.direction);
        painter->fillRect(option.rect, isMarked ? theme.selection : theme.surface);
        // Computed left to right and mirrored when drawn.
        const auto turned = [&](const QRect& rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
        if (isMarked)
            painter->fillRect(turned(QRect(option.rect.topLeft(), QSize(em(0.2), option.rect.height()))),
                              theme.accentText);
        const QRect inner = option.rect.adjusted(em(0.8), em(0.3), -em(0.8), -em(0.3));
        const QRect top(inner.topLeft(), QSize(inner.width(), inner.height() / 2));
        const QRect bottom(QPoint(inner.left(), top.bottom() + 1), QSize(inner.width(), inner.height() / 2));
        const QString state = index.data(StateRole).toString();
        const int amount = line(painter, turned(top), index.data(AmountRole).toString(), fontFor(TextRole::Amount),
                                theme.text, Qt::AlignTrailing);
        line(painter, turned(top.adjusted(0, 0, -amount, 0)), index.data(NameRole).toString(),
             fontFor(TextRole::Strong), theme.text, Qt::AlignLeading);
        const int stateWidth =
            line(painter, turned(bottom), state.isEmpty() ? AccountDelegate::available() : state,
                 fontFor(TextRole::Small), state.isEmpty() ? theme.muted : theme.danger.strong, Qt::AlignTrailing);
        line(painter, turned(bottom.adjusted(0, 0, -stateWidth, 0)), index.data(DetailRole).toString(),
             withTabularDigits(fontFor(TextRole::Small)), theme.muted, Qt::AlignLeading);
        painter->restore();
    }

private:
    static QString available() { return SuggestionList::tr("available", "under the available balance"); }

    //! Draws an elided line; returns its width plus padding.
    static int line(QPainter* painter, const QRect& rect, const QString& text, const QFont& font, const QColor& colour,
                    Qt::Alignment side)
    {
        painter->setFont(font);
        painter->setPen(colour);
        const QFontMetrics metrics(font);
        painter->drawText(rect,
                          static_cast<int>(QStyle::visualAlignment(painter->layoutDirection(), side) |
                                           Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextSingleLine),
                          metrics.elidedText(text, Qt::ElideRight, rect.width()));
        return metrics.horizontalAdvance(text) + em(0.8);
    }
};

QListWidgetItem* itemOf(const contract::AccountSummary& account)
{
    auto* item = new QListWidgetItem;
    const QString name = TransferText::text(account.holderName);
    const QString iban = TransferText::iban(account.iban);
    const QString amount = TransferText::money(account.availableBalance);
    const QString state = TransferText::status(account);
    item->setData(NameRole, name);
    //: IBAN and product of an account
    item->setData(DetailRole, SuggestionList::tr("%1  ·  %2").arg(iban, tables::productText(account.product)));
    item->setData(AmountRole, amount);
    item->setData(StateRole, state);
    //: spoken: holder, IBAN, balance, state
    item->setData(Qt::AccessibleTextRole,
                  SuggestionList::tr("%1, %2, available %3 %4").arg(name, iban, amount, state).trimmed());
    return item;
}

} // namespace

SuggestionList::SuggestionList(QWidget* window)
    : QFrame(window)
    , m_list(new QListWidget(this))
    , m_more(plainLabel(tr("There are more. Keep typing to find the right one."), TextRole::Small, this))
{
    hide();
    setObjectName(QStringLiteral("sheetCard"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new AccountDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Matching accounts"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextTone(m_more, Tone::Neutral);
    m_more->setContentsMargins(em(0.8), em(0.2), em(0.8), em(0.2));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2, em(0.2), 2, em(0.2));
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(m_more);
    connect(m_list, &QListWidget::itemClicked, this, [this] {
        if (const auto* account = selected())
            Q_EMIT picked(contract::AccountSummary(*account));
    });
}

void SuggestionList::setAccounts(const std::vector<contract::AccountSummary>& accounts, bool more)
{
    m_accounts = accounts;
    m_list->clear();
    for (const auto& account : accounts)
        m_list->addItem(itemOf(account));
    m_list->setCurrentRow(0);
    m_more->setVisible(more);
}

void SuggestionList::showBelow(const QWidget* field)
{
    const QWidget* window = parentWidget();
    const QPoint at = field->mapTo(window, QPoint(0, field->height() + em(0.15)));
    const int rows = static_cast<int>(std::min<std::size_t>(m_accounts.size(), 6));
    const int wanted = rows * em(2.9) + em(0.6) + (m_more->isHidden() ? 0 : m_more->sizeHint().height());
    const int below = window->height() - at.y() - em(0.5);
    const int above = at.y() - field->height() - em(0.8);
    const bool goesBelow = wanted <= below || below >= above;
    const int height = std::min(wanted, goesBelow ? below : above);
    const int width = std::min(std::max(field->width(), em(24)), window->width() - em(1));
    // Aligned with the field's leading edge.
    const int begin = isRightToLeft() ? at.x() + field->width() - width : at.x();
    const int left = std::clamp(begin, 0, std::max(0, window->width() - width - em(0.5)));
    const int top = goesBelow ? at.y() : at.y() - field->height() - em(0.3) - height;
    setGeometry(left, top, width, height);
    show();
    raise();
}

void SuggestionList::moveSelection(int rows)
{
    if (m_accounts.empty())
        return;
    m_list->setCurrentRow(std::clamp(m_list->currentRow() + rows, 0, m_list->count() - 1));
    QAccessibleEvent selection(m_list, QAccessible::Focus);
    selection.setChild(m_list->currentRow());
    QAccessible::updateAccessibility(&selection);
}

const contract::AccountSummary* SuggestionList::selected() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < static_cast<int>(m_accounts.size()) ? &m_accounts[static_cast<std::size_t>(row)] : nullptr;
}

} // namespace cf::ui
