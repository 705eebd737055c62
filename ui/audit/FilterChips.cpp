// See FilterChips.h.
#include "ui/audit/FilterChips.h"

#include "ui/theme/IconLoader.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace cf::ui {
namespace {

constexpr int kLongestText = 40; // characters

} // namespace

FilterChips::FilterChips(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_clear(new QPushButton(tr("Clear all"), this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(em(0.4));
    m_row->addWidget(m_clear);
    m_row->addStretch(1);
    setKind(m_clear, ButtonKind::Quiet);
    m_clear->setToolTip(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
    m_clear->setAccessibleName(tr("Clear all filters"));
    connect(m_clear, &QPushButton::clicked, this, &FilterChips::cleared);
    hide();
}

void FilterChips::setChips(const QList<FilterChip>& chips, bool clearable)
{
    setVisible(clearable);
    if (chips == m_chips)
        return;
    m_chips = chips;
    for (QPushButton* button : std::as_const(m_buttons)) {
        // A chip that was pressed is still in its own signal.
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    QWidget* before = nullptr;
    for (const FilterChip& chip : chips) {
        QPushButton* button = chipButton(chip);
        m_row->insertWidget(static_cast<int>(m_buttons.size()), button);
        if (before)
            setTabOrder(before, button);
        before = button;
        m_buttons += button;
    }
    if (before)
        setTabOrder(before, m_clear);
}

QPushButton* FilterChips::chipButton(const FilterChip& chip)
{
    const bool isLong = chip.text.size() > kLongestText;
    QString shown = isLong ? chip.text.left(kLongestText - 1) + QStringLiteral("…") : chip.text;
    // In a name an ampersand is not a mnemonic.
    shown.replace(QLatin1Char('&'), QLatin1String("&&"));
    auto* button = new QPushButton(icon(Icon::Close, Tint::Muted), shown, this);
    button->setLayoutDirection(layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft : Qt::LeftToRight);
    button->setAccessibleName(tr("Remove the filter: %1").arg(chip.text));
    button->setToolTip(tr("Remove this filter"));
    connect(button, &QPushButton::clicked, this, [this, part = chip.part] { Q_EMIT removed(part); });
    return button;
}

} // namespace cf::ui
