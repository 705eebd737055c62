#include "ui/widgets/KeyHintBar.h"

#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>

#include <memory>

namespace cf::ui {

KeyHintBar::KeyHintBar(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(em(1));
    m_row->addStretch();
    m_row->setSizeConstraint(QLayout::SetNoConstraint);
}

QSize KeyHintBar::minimumSizeHint() const
{
    return {0, QWidget::sizeHint().height()};
}

void KeyHintBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showWhatFits();
}

void KeyHintBar::showWhatFits()
{
    int used = 0;
    for (int i = 0; i + 1 < m_row->count(); ++i) {
        QWidget* hint = m_row->itemAt(i)->widget();
        used += hint->sizeHint().width();
        hint->setVisible(used <= width());
        used += m_row->spacing();
    }
}

void KeyHintBar::addHint(const QKeySequence& key, const QString& meaning)
{
    auto* hint = new QWidget(this);
    auto* pair = new QHBoxLayout(hint);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->setSpacing(em(0.35));
    auto* cap = plainLabel(key.toString(QKeySequence::NativeText), TextRole::Small, hint);
    cap->setObjectName(QStringLiteral("keyCap"));
    auto* words = plainLabel(meaning, TextRole::Small, hint);
    setTextTone(words, Tone::Neutral);
    pair->addWidget(cap);
    pair->addWidget(words);
    m_row->insertWidget(m_row->count() - 1, hint);
    showWhatFits();
}

void KeyHintBar::clear()
{
    while (m_row->count() > 1) {
        const std::unique_ptr<QLayoutItem> item(m_row->takeAt(0));
        item->widget()->deleteLater();
    }
}

} // namespace cf::ui
