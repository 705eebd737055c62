// A child of the window, not a dialog: no nested event loop, and a lock screen raised later simply covers it.
#include "ui/widgets/ConfirmSheet.h"

#include "ui/widgets/DialogRole.h"
#include "ui/widgets/FactGrid.h"
#include "ui/widgets/FormRow.h"
#include "ui/widgets/MessageBanner.h"
#include "ui/widgets/Styling.h"

#include <QAccessible>
#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace cf::ui {
namespace {

const QKeySequence kConfirmKey(Qt::CTRL | Qt::Key_Return);

bool isEnter(const QKeyEvent* event)
{
    return event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
}

} // namespace

ConfirmSheet::ConfirmSheet(const QString& title, const QList<Fact>& facts, const QString& primaryAction, QWidget* host)
    : QWidget(host)
    , m_host(host)
{
    hide();
    presentAsDialog(this);
    setAccessibleName(title);
    auto* card = buildCard(title, primaryAction);
    auto* middle = new QGridLayout(this);
    middle->addWidget(card, 1, 1);
    for (const int side : {0, 2}) {
        middle->setRowStretch(side, 1);
        middle->setColumnStretch(side, 1);
    }
    host->installEventFilter(this);
    connect(m_primary, &QPushButton::clicked, this, [this] { finish(true); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { finish(false); });
    setFacts(facts);
    connect(qApp, &QApplication::focusChanged, this, &ConfirmSheet::keepFocus);
}

QFrame* ConfirmSheet::buildCard(const QString& title, const QString& primaryAction)
{
    auto* card = new QFrame(this);
    card->setObjectName(QStringLiteral("sheetCard"));
    card->setMinimumWidth(em(26));
    card->setMaximumWidth(em(44));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(em(1.5), em(1.3), em(1.5), em(1.3));
    column->setSpacing(em(1));
    column->addWidget(plainLabel(title, TextRole::Title, card));

    m_grid = FactGrid::ofLines(card, TextRole::Title);
    column->addWidget(m_grid);
    m_rows = new QVBoxLayout;
    column->addLayout(m_rows);

    m_warning = new MessageBanner(card);
    m_warning->setDismissible(false);
    column->addWidget(m_warning);

    m_cancel = new QPushButton(tr("Cancel", "button of a sheet that asks for confirmation"), card);
    m_primary = new QPushButton(primaryAction, card);
    m_primary->setToolTip(kConfirmKey.toString(QKeySequence::NativeText));
    setKind(m_primary, ButtonKind::Primary);
    for (auto* button : {m_cancel, m_primary})
        button->installEventFilter(this);
    m_hint = plainLabel(tr("%1 confirms").arg(kConfirmKey.toString(QKeySequence::NativeText)), TextRole::Small, card);
    setTextTone(m_hint, Tone::Neutral);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(em(0.6));
    buttons->addWidget(m_hint, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_primary);
    column->addLayout(buttons);
    return card;
}

void ConfirmSheet::setFacts(const QList<Fact>& facts)
{
    m_facts = facts;
    m_grid->setFacts(facts);
    setSpoken();
}

//! The content to confirm is announced on opening: the focus is on Cancel, whose name does not mention it.
void ConfirmSheet::setSpoken()
{
    QStringList spoken;
    for (const Fact& fact : m_facts)
        //: spoken: what a figure or a name is, and itself
        spoken += tr("%1: %2").arg(fact.label, QString(fact.value).replace(QLatin1Char('\n'), QLatin1String(", ")));
    const QString content = spoken.join(QStringLiteral("; "));
    const QString warning = m_warning->text();
    setAccessibleDescription(warning.isEmpty() ? content : content + QStringLiteral(". ") + warning);
    m_cancel->setAccessibleDescription(accessibleName() + QLatin1Char(' ') + accessibleDescription());
}

void ConfirmSheet::setWarning(const QString& sentence)
{
    // Announced once.
    if (sentence == m_warning->text())
        return;
    if (sentence.isEmpty())
        m_warning->clearMessage();
    else
        m_warning->showMessage(Tone::Warning, sentence);
    setSpoken();
}

void ConfirmSheet::setDangerous(bool dangerous)
{
    setKind(m_primary, dangerous ? ButtonKind::Danger : ButtonKind::Primary);
}

void ConfirmSheet::addField(FormRow* row, std::function<bool()> isComplete)
{
    m_rows->addWidget(row);
    m_fields.push_back({row->field(), std::move(isComplete)});
    row->field()->setAccessibleDescription(m_cancel->accessibleDescription());
}

QWidget* ConfirmSheet::firstStop() const
{
    return m_fields.empty() ? m_cancel : m_fields.front().widget;
}

QWidget* ConfirmSheet::incomplete() const
{
    for (const Field& field : m_fields) {
        if (!field.isComplete())
            return field.widget;
    }
    return nullptr;
}

void ConfirmSheet::open()
{
    m_focusBefore = QApplication::focusWidget();
    m_open = true;
    setGeometry(m_host->rect());
    show();
    raise();
    firstStop()->setFocus(Qt::PopupFocusReason);
    QAccessibleEvent opened(this, QAccessible::DialogStart);
    QAccessible::updateAccessibility(&opened);
}

bool ConfirmSheet::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        // Accepted here, a key arrives as a key press, not as a shortcut of the page below.
        event->accept();
        return true;
    case QEvent::Wheel:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::ContextMenu:
        event->accept();
        return true;
    default:
        return QWidget::event(event);
    }
}

bool ConfirmSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_host && event->type() == QEvent::Resize)
        setGeometry(m_host->rect());
    // A button's handling of Enter differs between systems and ignores Ctrl.
    if (event->type() == QEvent::KeyPress && (watched == m_cancel || watched == m_primary))
        return answeredBy(static_cast<QKeyEvent*>(event), watched == m_primary);
    return QWidget::eventFilter(watched, event);
}

void ConfirmSheet::keyPressEvent(QKeyEvent* event)
{
    const bool plainEnter = isEnter(event) && !event->modifiers().testFlag(Qt::ControlModifier);
    if (!plainEnter)
        answeredBy(event, false);
    event->accept();
}

bool ConfirmSheet::answeredBy(QKeyEvent* event, bool onPrimary)
{
    const bool escape = event->key() == Qt::Key_Escape;
    if (!escape && !isEnter(event))
        return false;
    // A key still held down from opening the sheet must not answer it.
    if (!event->isAutoRepeat())
        finish(!escape && (onPrimary || event->modifiers().testFlag(Qt::ControlModifier)));
    return true;
}

void ConfirmSheet::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::current().scrim);
}

bool ConfirmSheet::focusNextPrevChild(bool next)
{
    std::vector<QWidget*> stops;
    for (const Field& field : m_fields)
        stops.push_back(field.widget);
    stops.insert(stops.end(), {m_cancel, m_primary});
    const auto here = std::find_if(stops.begin(), stops.end(), [](const QWidget* stop) { return stop->hasFocus(); });
    const auto count = static_cast<std::ptrdiff_t>(stops.size());
    const std::ptrdiff_t from = here == stops.end() ? (next ? -1 : count) : here - stops.begin();
    stops[static_cast<std::size_t>((from + (next ? 1 : count - 1)) % count)]->setFocus(next ? Qt::TabFocusReason
                                                                                            : Qt::BacktabFocusReason);
    return true;
}

void ConfirmSheet::keepFocus(QWidget* before, QWidget* now)
{
    // On return the focus is on Cancel: the Enter that ended a lock may repeat.
    if (m_open && now == m_primary && !isAncestorOf(before))
        return m_cancel->setFocus(Qt::OtherFocusReason);
    if (!m_open || !now || isAncestorOf(now) || now->window() != window() || !m_host->isAncestorOf(now))
        return;
    QWidget* layer = now;
    while (layer->parentWidget() != m_host)
        layer = layer->parentWidget();
    // A widget raised above the sheet, such as the lock screen, may have the focus.
    if (m_host->children().indexOf(layer) < m_host->children().indexOf(this))
        firstStop()->setFocus(Qt::OtherFocusReason);
}

void ConfirmSheet::askAgain()
{
    m_primary->setText(std::exchange(m_goOn, {}));
    m_hint->setText(
        tr("Press %1 again to go on, or Esc to go back").arg(kConfirmKey.toString(QKeySequence::NativeText)));
    setTextTone(m_hint, Tone::Warning);
    m_warning->announce();
}

void ConfirmSheet::finish(bool confirmedByUser)
{
    if (!m_open)
        return;
    if (QWidget* field = confirmedByUser ? incomplete() : nullptr)
        return field->setFocus(Qt::OtherFocusReason);
    if (confirmedByUser && !m_goOn.isEmpty())
        return askAgain();
    m_open = false;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    deleteLater();
    if (confirmedByUser)
        Q_EMIT confirmed();
    else
        Q_EMIT cancelled();
}

} // namespace cf::ui
