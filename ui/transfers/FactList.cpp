// See FactList.h.
#include "ui/transfers/FactList.h"

#include "ui/widgets/Styling.h"

#include <QGridLayout>
#include <QLabel>

namespace cf::ui {

FactList::FactList(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(em(1.6));
    m_grid->setVerticalSpacing(em(0.45));
    m_grid->setColumnStretch(1, 1);
}

void FactList::clear()
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void FactList::add(const QString& label, const QString& value, bool strong)
{
    if (value.isEmpty())
        return;
    auto* caption = plainLabel(label, TextRole::Body, this);
    setTextTone(caption, Tone::Neutral);
    auto* text = plainLabel(value, TextRole::Body, this);
    text->setFont(withTabularDigits(fontFor(strong ? TextRole::Strong : TextRole::Body)));
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setAccessibleName(QStringLiteral("%1: %2").arg(label, value));
    const int row = m_grid->rowCount();
    m_grid->addWidget(caption, row, 0, Qt::AlignTop);
    m_grid->addWidget(text, row, 1);
}

} // namespace cf::ui
