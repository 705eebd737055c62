#include "ui/signin/SignInStep.h"

#include "ui/widgets/BusyButton.h"
#include "ui/widgets/MessageBanner.h"
#include "ui/widgets/Styling.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace cf::ui {

SignInStep::SignInStep(const QString& heading, const QString& explanation, const QString& action, QWidget* parent)
    : QWidget(parent)
    , m_heading(plainLabel({}, TextRole::Title, this))
    , m_explanation(plainLabel({}, TextRole::Body, this))
    , m_banner(new MessageBanner(this))
    , m_body(new QVBoxLayout)
    , m_actions(new QHBoxLayout)
    , m_primary(new BusyButton(action, this))
{
    m_explanation->setWordWrap(true);
    setTextTone(m_explanation, Tone::Neutral);
    m_banner->setDismissible(false);
    m_body->setSpacing(em(0.4));
    setKind(m_primary, ButtonKind::Primary);
    m_actions->setSpacing(em(0.6));
    m_actions->addStretch();
    m_actions->addWidget(m_primary);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.7));
    column->addWidget(m_heading);
    column->addWidget(m_explanation);
    column->addWidget(m_banner);
    column->addLayout(m_body);
    column->addLayout(m_actions);
    setHeading(heading, explanation);
    connect(m_primary, &QPushButton::clicked, this, [this] { submit(); });
}

void SignInStep::setHeading(const QString& heading, const QString& explanation)
{
    m_heading->setText(heading);
    setAccessibleName(heading);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
}

void SignInStep::showFailure(const QString& sentence, bool)
{
    m_banner->showMessage(Tone::Danger, sentence);
}

void SignInStep::clearFailure()
{
    m_banner->clearMessage();
}

void SignInStep::setBusy(bool busy)
{
    m_primary->setBusy(busy, tr("Asking the bank…", "on a button while waiting"));
}

void SignInStep::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter)
        return QWidget::keyPressEvent(event);
    if (event->isAutoRepeat())
        return;
    if (auto* button = qobject_cast<QPushButton*>(QApplication::focusWidget()))
        button->click();
    else if (m_primary->isEnabled())
        submit();
}

QPushButton* SignInStep::addQuietAction(const QString& text)
{
    auto* button = new QPushButton(text, this);
    setKind(button, ButtonKind::Quiet);
    m_actions->insertWidget(0, button);
    return button;
}

void SignInStep::setTabChain(std::initializer_list<QWidget*> widgets)
{
    QWidget* before = nullptr;
    for (QWidget* widget : widgets) {
        if (before)
            setTabOrder(before, widget);
        before = widget;
    }
}

} // namespace cf::ui
