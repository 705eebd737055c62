#include "ui/audit/AuditEventPage.h"

#include "models/tables/AuditText.h"
#include "ui/accounts/RecordStack.h"
#include "ui/audit/AuditDelegate.h"
#include "ui/audit/ChangeList.h"
#include "ui/audit/CopyableValue.h"
#include "ui/audit/SubjectLinks.h"
#include "ui/shell/Navigator.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FactGrid.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/MessageBanner.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/SectionCard.h"
#include "ui/widgets/StatusPill.h"
#include "ui/widgets/Styling.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cf::ui {

using tables::AuditText;

AuditEventPage::AuditEventPage(client::Bank& bank, Navigator& navigator, QWidget* parent)
    : Page(parent)
    , m_navigator(navigator)
    , m_controller(bank)
{
    QWidget* content = buildContent();
    m_stack = new RecordStack(content, m_scroll, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    addShortcuts();
    connect(m_stack, &RecordStack::retryRequested, &m_controller, &AuditEventController::refresh);
    connect(&m_controller, &AuditEventController::detailChanged, this, [this] {
        if (m_controller.detail())
            fill(*m_controller.detail());
    });
    connect(&m_controller, &AuditEventController::changed, this, &AuditEventPage::onChanged);
}

QWidget* AuditEventPage::buildContent()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.7));
    addTitleRow(column);

    auto* inside = new QWidget;
    auto* cards = new QVBoxLayout(inside);
    cards->setContentsMargins(0, 0, em(0.2), 0);
    cards->setSpacing(em(0.7));
    auto* about = new SectionCard({}, inside);
    m_facts = new FactGrid(5, about);
    m_subjects = new SubjectLinks(m_navigator, about);
    about->body()->addWidget(m_facts);
    about->body()->addSpacing(em(0.3));
    about->body()->addWidget(m_subjects);
    cards->addWidget(about);
    m_erased = new MessageBanner(inside);
    m_erased->setDismissible(false);
    cards->addWidget(m_erased);
    m_changesCard = new SectionCard(tr("What changed"), inside);
    m_changes = new ChangeList(m_changesCard);
    m_nothing = plainLabel(tr("The event has no further details."), TextRole::Body, m_changesCard);
    setTextTone(m_nothing, Tone::Neutral);
    m_changesCard->body()->addWidget(m_changes);
    m_changesCard->body()->addWidget(m_nothing);
    cards->addWidget(m_changesCard);
    addProof(cards);
    cards->addStretch(1);

    m_scroll = new ScrollPane(inside, content);
    // For scrolling by keyboard.
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setAccessibleName(tr("Audit event"));
    column->addWidget(m_scroll, 1);
    return content;
}

void AuditEventPage::addTitleRow(QVBoxLayout* column)
{
    m_action = new ElidedLabel({}, this);
    m_action->setFont(fontFor(TextRole::Title));
    m_action->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_result = new StatusPill(this);
    m_newer = new QPushButton(tr("Newer", "the event after this one"), this);
    m_newer->setToolTip(QKeySequence(Qt::ALT | Qt::Key_Up).toString(QKeySequence::NativeText));
    m_newer->setAccessibleName(tr("The event after this one"));
    m_older = new QPushButton(tr("Older", "the event before this one"), this);
    m_older->setToolTip(QKeySequence(Qt::ALT | Qt::Key_Down).toString(QKeySequence::NativeText));
    m_older->setAccessibleName(tr("The event before this one"));
    auto* list = new QPushButton(tr("Back to the list"), this);
    list->setToolTip(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
    auto* title = new QWidget(this);
    auto* titleRow = new QHBoxLayout(title);
    titleRow->setContentsMargins(0, 0, 0, 0);
    titleRow->setSpacing(em(0.6));
    titleRow->addWidget(m_action);
    titleRow->addWidget(m_result);
    titleRow->addStretch(1);
    title->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* top = new QWidget(this);
    auto* row = new FlowLayout(top);
    row->setSpacing(em(0.6));
    for (QWidget* each :
         {title, static_cast<QWidget*>(m_newer), static_cast<QWidget*>(m_older), static_cast<QWidget*>(list)})
        row->addWidget(each);
    column->addWidget(top);
    connect(list, &QPushButton::clicked, this, &AuditEventPage::backToList);
    connect(m_newer, &QPushButton::clicked, this, &AuditEventPage::openNewer);
    connect(m_older, &QPushButton::clicked, this, &AuditEventPage::openOlder);
}

void AuditEventPage::addProof(QVBoxLayout* column)
{
    auto* card = new SectionCard(tr("Proof"), this);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(em(1));
    grid->setVerticalSpacing(em(0.15));
    grid->setColumnStretch(3, 1);
    int row = 0;
    const auto add = [&](const QString& name) {
        auto* caption = plainLabel(name, TextRole::Body, card);
        setTextTone(caption, Tone::Neutral);
        auto* value = new CopyableValue(name, card);
        grid->addWidget(caption, row, 0);
        grid->addWidget(value, row++, 1);
        return value;
    };
    m_leafHash = add(tr("Leaf hash"));
    m_trace = add(tr("Trace"));
    m_request = new QPushButton(icon(Icon::Eye, Tint::Accent), tr("Events of this request"), card);
    setKind(m_request, ButtonKind::Quiet);
    connect(m_request, &QPushButton::clicked, this, [this] {
        if (m_controller.detail())
            m_navigator.open({PageId::Audit, AuditTarget{m_controller.detail()->row.traceId.value_or(std::string())}});
    });
    grid->addWidget(m_request, row - 1, 2);
    m_eventId = add(tr("Event id"));
    m_code = add(tr("Action", "the bank's own word for what was done"));
    card->body()->addLayout(grid);
    column->addWidget(card);
}

void AuditEventPage::addShortcuts()
{
    addKey(Qt::ALT | Qt::Key_Up, tr("Newer event"), [this] { openNewer(); });
    addKey(Qt::ALT | Qt::Key_Down, tr("Older event"), [this] { openOlder(); });
    addKey(Qt::Key_K, {}, [this] { openNewer(); });
    addKey(Qt::Key_J, {}, [this] { openOlder(); });
    addHint(Qt::Key_Escape, tr("Back to the list"));
    addKey(Qt::Key_F5, tr("Refresh"), [this] { m_controller.refresh(); });
}

void AuditEventPage::open(std::int64_t seq)
{
    m_controller.show(seq);
}

QString AuditEventPage::title() const
{
    return tr("Audit event %1", "%1: its number").arg(AuditText::number(m_controller.wanted(), QLocale()));
}

void AuditEventPage::setSubject(const PageSubject& subject)
{
    open(std::get<std::int64_t>(subject));
}

void AuditEventPage::activate()
{
    m_stack->takeFocus();
}

void AuditEventPage::shownAgain()
{
    m_controller.refresh();
}

void AuditEventPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape)
        return Page::keyPressEvent(event);
    backToList();
    event->accept();
}

void AuditEventPage::onChanged()
{
    m_newer->setEnabled(m_controller.hasNewer());
    m_older->setEnabled(m_controller.hasOlder());
    m_stack->showState(m_controller.detail().has_value(), m_controller.error());
    Q_EMIT titleChanged();
}

void AuditEventPage::fill(const contract::AuditDetail& detail)
{
    const contract::AuditRow& row = detail.row;
    m_action->setText(AuditText::action(row.action));
    m_result->setStatus(toneOf(row.result), AuditText::result(row.result), iconOf(row.result));
    fillFacts(row);
    m_subjects->setEvent(row, m_scroll);
    if (detail.erased)
        m_erased->showMessage(
            Tone::Info,
            tr("The customer's data was erased, so what this event said about them can no longer be read. The event "
               "itself, its number and its hash stay, and the trail can still be verified as intact."));
    else
        m_erased->clearMessage();
    fillChanges(detail);
    m_leafHash->setValue(QString::fromStdString(detail.leafHash));
    m_trace->setValue(QString::fromStdString(row.traceId.value_or(std::string())));
    m_request->setVisible(row.traceId.has_value());
    m_eventId->setValue(QString::fromStdString(row.id.toString()));
    m_code->setValue(QString::fromStdString(row.action));
}

void AuditEventPage::fillFacts(const contract::AuditRow& row)
{
    const QLocale locale;
    Fact number{tr("Event"), row.seq ? AuditText::number(*row.seq, locale) : tr("Not sealed yet")};
    Fact time{tr("Time"), AuditText::time(row.at, locale)};
    time.accessible = QString::fromStdString(toString(row.at));
    time.columns = 2;
    Fact branch{tr("Branch"), row.branch ? tr("%1 %2", "%1: code of a branch, %2: its name")
                                               .arg(QString::fromStdString(row.branch->code),
                                                    QString::fromStdString(row.branch->name))
                                         : tr("None", "no branch")};
    branch.columns = 2;
    m_facts->setFacts({number, time, branch});
}

void AuditEventPage::fillChanges(const contract::AuditDetail& detail)
{
    m_changesCard->setTitle(ChangeList::changesSomething(detail.changes) ? tr("What changed") : tr("Details"));
    m_changesCard->setVisible(!detail.erased || !detail.changes.empty());
    m_changes->setChanges(detail.changes);
    m_changes->setVisible(!detail.changes.empty());
    m_nothing->setVisible(detail.changes.empty());
}

void AuditEventPage::openNewer()
{
    if (m_controller.hasNewer())
        m_navigator.open({PageId::AuditEvent, m_controller.wanted() + 1});
}

void AuditEventPage::openOlder()
{
    if (m_controller.hasOlder())
        m_navigator.open({PageId::AuditEvent, m_controller.wanted() - 1});
}

void AuditEventPage::backToList()
{
    m_navigator.open({PageId::Audit, AuditTarget{{}}});
}

} // namespace cf::ui
