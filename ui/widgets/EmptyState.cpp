#include "ui/widgets/EmptyState.h"

#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Styling.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cf::ui {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_icon(new IconLabel(QIcon(), 2.4, this))
    , m_sentence(plainLabel({}, TextRole::Body, this))
    , m_action(new QPushButton(this))
{
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setMinimumWidth(em(16));
    m_sentence->setMaximumWidth(em(28));
    setTextTone(m_sentence, Tone::Neutral);
    m_action->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em(1), em(1), em(1), em(1));
    column->setSpacing(em(0.7));
    column->addStretch();
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    // Not aligned within its cell: an aligned label is not given the height its lines need.
    auto* middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(m_sentence);
    middle->addStretch();
    column->addLayout(middle);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::setContent(const QIcon& icon, const QString& sentence, const QString& action)
{
    m_icon->setVisible(!icon.isNull());
    m_icon->setIcon(icon);
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(sentence);
}

QString EmptyState::sentence() const
{
    return m_sentence->text();
}

} // namespace cf::ui
