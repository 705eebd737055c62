#include "ui/accounts/ActionForm.h"

#include "ui/shell/KeyedWidget.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/FieldEdit.h"
#include "ui/widgets/FormRow.h"
#include "ui/widgets/MessageBanner.h"
#include "ui/widgets/Styling.h"
#include "ui/widgets/UntilEdit.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace cf::ui {

ActionForm::ActionForm(const QString& title, const QString& action, QWidget* parent)
    : SectionCard(title, parent)
    , m_leaving(new MessageBanner(this))
    , m_fieldArea(new QWidget(this))
    , m_go(new BusyButton(action, this))
    , m_cancel(new QPushButton(tr("Cancel", "a form"), this))
{
    auto* lines = new QVBoxLayout(m_fieldArea);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(em(0.3));
    setKind(m_go, ButtonKind::Primary);
    m_go->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    m_cancel->setToolTip(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(em(0.6));
    buttons->addWidget(m_go);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    body()->addWidget(m_leaving);
    body()->addWidget(m_fieldArea);
    body()->addLayout(buttons);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_go, &QPushButton::clicked, this, &ActionForm::review);
    connect(m_cancel, &QPushButton::clicked, this, &ActionForm::cancelled);
    connect(m_leaving, &MessageBanner::actionTriggered, this, &ActionForm::cancelled);
    connect(m_leaving, &MessageBanner::dismissed, this, &ActionForm::stay);
    hide();
}

void ActionForm::startLine()
{
    m_line = new QHBoxLayout;
    m_line->setSpacing(em(1.4));
    static_cast<QVBoxLayout*>(m_fieldArea->layout())->addLayout(m_line);
}

FormRow* ActionForm::addField(const QString& label, QWidget* field, int stretch)
{
    if (!m_line)
        startLine();
    auto* row = new FormRow(label, field, m_fieldArea);
    m_line->addWidget(row, stretch, Qt::AlignTop);
    m_fields += field;
    if (auto* line = qobject_cast<QLineEdit*>(field))
        connect(line, &QLineEdit::textEdited, this, &ActionForm::stay);
    return row;
}

void ActionForm::addUntil(const QString& label, UntilEdit* until)
{
    m_until = until;
    m_untilRow = addField(label, until);
    connect(until, &UntilEdit::changed, this, [this] {
        m_untilRow->setError({});
        stay();
    });
}

bool ActionForm::isHalfFilledIn() const
{
    return isOpen() && isTouched() && !m_go->isBusy();
}

bool ActionForm::mayBeDiscarded()
{
    if (!isHalfFilledIn() || m_askedToLeave)
        return true;
    m_askedToLeave = true;
    m_leaving->showMessage(Tone::Warning, tr("This was not sent. Leave again to discard it, or keep typing."));
    m_leaving->setAction(tr("Discard", "what was typed"));
    return false;
}

void ActionForm::discard()
{
    if (isHalfFilledIn())
        end();
}

bool ActionForm::mayBeLeft()
{
    if (!mayBeDiscarded())
        return false;
    discard();
    return true;
}

void ActionForm::stay()
{
    m_askedToLeave = false;
    m_leaving->clearMessage();
}

void ActionForm::begin()
{
    show();
    const auto first = std::find_if(m_fields.begin(), m_fields.end(),
                                    [this](const QWidget* field) { return field->isVisibleTo(this); });
    (first == m_fields.end() ? m_fields.front() : *first)->setFocus(Qt::OtherFocusReason);
}

void ActionForm::end()
{
    stay();
    setBusy(false);
    hide();
}

void ActionForm::setBusy(bool busy)
{
    // The button keeps the focus that a disabled field loses.
    if (busy && isVisible())
        m_go->setFocus(Qt::OtherFocusReason);
    m_fieldArea->setEnabled(!busy);
    m_cancel->setEnabled(!busy);
    m_go->setBusy(busy, tr("Sending…"));
}

void ActionForm::addKeysTo(KeyedWidget& page)
{
    page.addKey(
        Qt::CTRL | Qt::Key_Return, tr("Review"), [this] { review(); }, this);
    page.addKey(
        Qt::CTRL | Qt::Key_Enter, {}, [this] { review(); }, this);
    page.addKey(
        Qt::Key_Escape, tr("Cancel", "a form"),
        [this] {
            if (!m_go->isBusy())
                Q_EMIT cancelled();
        },
        this);
}

QList<QWidget*> ActionForm::tabStops() const
{
    QList<QWidget*> stops;
    for (auto* button : m_leaving->findChildren<QAbstractButton*>())
        stops += button;
    for (QWidget* field : m_fields) {
        // A field of several parts stands for them in their order.
        const QWidgetList parts =
            field->focusProxy() ? field->findChildren<QWidget*>(Qt::FindDirectChildrenOnly) : QWidgetList{field};
        stops += parts;
    }
    return stops + QList<QWidget*>{m_go, m_cancel};
}

void ActionForm::refuse(FieldEdit* field, const QString& sentence)
{
    field->setRefusal(sentence);
    field->selectAll();
    if (field->isVisible())
        field->setFocus(Qt::OtherFocusReason);
}

void ActionForm::review()
{
    if (m_go->isBusy())
        return;
    QWidget* firstWrong = nullptr;
    for (QWidget* each : m_fields) {
        auto* field = qobject_cast<FieldEdit*>(each);
        if (field && field->isVisible() && !field->checkNow() && !firstWrong)
            firstWrong = field;
    }
    if (firstWrong)
        return firstWrong->setFocus(Qt::OtherFocusReason);
    if (checkUntil() && checkRest())
        Q_EMIT reviewed();
}

bool ActionForm::checkUntil()
{
    if (!m_until || m_until->checkNow())
        return true;
    m_untilRow->setError(tr("This time is over. Choose a later one."));
    m_until->setFocus(Qt::OtherFocusReason);
    return false;
}

} // namespace cf::ui
