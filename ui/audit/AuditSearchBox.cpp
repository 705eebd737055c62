#include "ui/audit/AuditSearchBox.h"

#include "ui/audit/SearchHelp.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/Styling.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace cf::ui {

AuditSearchBox::AuditSearchBox(QWidget* parent)
    : QWidget(parent)
    , m_field(new SearchField(this))
    , m_words(new QToolButton(this))
    , m_help(new SearchHelp(this))
    , m_mistake(plainLabel({}, TextRole::Body, this))
{
    setTextTone(m_mistake, Tone::Danger);
    m_mistake->setWordWrap(true);
    m_mistake->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.55));
    column->addLayout(buildRow());
    column->addWidget(m_mistake);
    column->addWidget(m_help);
    connect(m_words, &QToolButton::toggled, m_help, &QWidget::setVisible);
    connect(m_field, &SearchField::searchRequested, this, [this](const QString& text) {
        if (text.isEmpty())
            Q_EMIT emptied();
    });
    connect(m_field, &SearchField::leaveToResults, this, [this] { Q_EMIT entered(text()); });
}

QHBoxLayout* AuditSearchBox::buildRow()
{
    m_field->setAccessibleName(tr("Search the audit trail"));
    //: the words with a colon are the same in every language
    m_field->setPlaceholderText(tr("For example actor:novak action:transfer yesterday, then Enter"));
    m_words->setText(tr("Words", "button: which words the search understands"));
    m_words->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_words->setIcon(icon(Icon::Info, Tint::Accent));
    m_words->setCheckable(true);
    m_words->setFocusPolicy(Qt::StrongFocus);
    m_words->setAccessibleName(tr("Search words"));
    m_words->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_H).toString(QKeySequence::NativeText));
    auto* row = new QHBoxLayout;
    row->setSpacing(em(0.5));
    row->addWidget(m_field, 1);
    row->addWidget(m_words);
    return row;
}

QString AuditSearchBox::text() const
{
    return m_field->text().trimmed();
}

void AuditSearchBox::setText(const QString& wanted)
{
    if (text() != wanted)
        m_field->setText(wanted);
}

void AuditSearchBox::takeFocus(Qt::FocusReason reason)
{
    m_field->setFocus(reason);
    if (reason == Qt::ShortcutFocusReason)
        m_field->selectAll();
}

void AuditSearchBox::showMistake(const QString& sentence)
{
    m_mistake->setText(sentence);
    m_mistake->show();
    m_field->setAccessibleDescription(sentence);
    QAccessibleEvent told(m_mistake, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void AuditSearchBox::clearMistake()
{
    m_mistake->hide();
    m_field->setAccessibleDescription({});
}

void AuditSearchBox::toggleHelp()
{
    m_words->toggle();
}

bool AuditSearchBox::closeHelp()
{
    const bool open = m_words->isChecked();
    m_words->setChecked(false);
    return open;
}

} // namespace cf::ui
