#include "ui/monitoring/MetricTile.h"

#include "ui/theme/IconLoader.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace cf::ui {

MetricTile::MetricTile(const QString& name, QWidget* parent)
    : QFrame(parent)
    , m_name(new ElidedLabel(name, this))
    , m_value(plainLabel({}, TextRole::Title, this))
    , m_sentence(plainLabel({}, TextRole::Small, this))
    , m_icon(new IconLabel(QIcon(), 1.0, this))
{
    setObjectName(QStringLiteral("card"));
    m_name->setFont(fontFor(TextRole::Small)); // elided: three tiles fit side by side in the smallest window
    m_value->setFont(withTabularDigits(m_value->font()));
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    // Three lines of text, so that a row of tiles does not jump when the text changes.
    m_sentence->setMinimumHeight(3 * m_sentence->fontMetrics().lineSpacing());
    setTextTone(m_name, Tone::Neutral);
    setTextTone(m_sentence, Tone::Neutral);
    auto* head = new QHBoxLayout;
    head->setSpacing(em(0.3));
    head->addWidget(m_icon);
    head->addWidget(m_name, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em(0.8), em(0.6), em(0.8), em(0.6));
    column->setSpacing(em(0.15));
    column->addLayout(head);
    column->addWidget(m_value);
    column->addWidget(m_sentence, 1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setName(name);
}

void MetricTile::setName(const QString& name)
{
    m_name->setText(name);
    setAccessibleName(name);
}

void MetricTile::setRating(const MetricRating& rating)
{
    m_rating = rating;
    const Tone tone = m_stale ? Tone::Neutral : rating.tone;
    m_icon->setIcon(toneIcon(tone));
    m_value->setText(rating.value);
    setTextTone(m_value, tone == Tone::Success ? Tone::Neutral : tone);
    if (tone == Tone::Success)
        setStyleProperty(m_value, "textTone", QVariant());
    m_sentence->setText(rating.sentence);
    setAccessibleDescription(QStringLiteral("%1. %2").arg(rating.value, rating.sentence));
}

void MetricTile::setStale(bool stale)
{
    if (stale == m_stale)
        return;
    m_stale = stale;
    setRating(MetricRating(m_rating));
}

QString MetricTile::value() const
{
    return m_value->text();
}

} // namespace cf::ui
