#include "ui/widgets/StatusPill.h"

#include "ui/theme/IconLoader.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>

namespace cf::ui {

StatusPill::StatusPill(QWidget* parent)
    : QFrame(parent)
    , m_icon(new IconLabel(QIcon(), 0.95, this))
    , m_text(plainLabel({}, TextRole::Small, this))
{
    setObjectName(QStringLiteral("pill"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(em(0.45), em(0.12), em(0.6), em(0.12));
    row->setSpacing(em(0.3));
    row->addWidget(m_icon);
    row->addWidget(m_text);
}

StatusPill::StatusPill(Tone tone, const QString& text, QWidget* parent)
    : StatusPill(parent)
{
    setStatus(tone, text);
}

void StatusPill::setStatus(Tone tone, const QString& text, const QIcon& icon)
{
    setStyleProperty(this, "tone", toneWord(tone));
    setTextTone(m_text, tone);
    m_icon->setIcon(icon.isNull() ? toneIcon(tone) : icon);
    m_text->setText(text);
    setAccessibleName(text);
}

QString StatusPill::text() const
{
    return m_text->text();
}

} // namespace cf::ui
