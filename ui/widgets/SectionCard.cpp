#include "ui/widgets/SectionCard.h"

#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace cf::ui {

SectionCard::SectionCard(const QString& title, QWidget* parent)
    : QFrame(parent)
    , m_title(plainLabel(title, TextRole::Heading, this))
    , m_header(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    setObjectName(QStringLiteral("card"));
    m_header->setSpacing(em(0.5));
    m_header->addWidget(m_title, 1);
    m_body->setSpacing(em(0.5));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em(1), em(0.8), em(1), em(1));
    column->setSpacing(em(0.7));
    column->addLayout(m_header);
    column->addLayout(m_body, 1);
    setTitle(title);
}

void SectionCard::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void SectionCard::addHeaderWidget(QWidget* widget)
{
    m_header->addWidget(widget);
}

} // namespace cf::ui
