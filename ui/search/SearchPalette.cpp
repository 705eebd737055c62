#include "ui/search/SearchPalette.h"

#include "models/domain/Ids.h"
#include "models/domain/Text.h"
#include "ui/common/FailureText.h"
#include "ui/shell/Navigator.h"
#include "ui/widgets/DialogRole.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/Styling.h"

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

namespace cf::ui {
namespace {

constexpr int kHitsOfAKind = 6;
constexpr int kIndexRole = Qt::UserRole; //!< Hit index; for a command: -1 - its index.

//! A word of the name, or the whole name, begins with the text.
bool fits(const QString& name, const QString& text)
{
    const auto begins = [&](qsizetype at) { return QStringView(name).mid(at).startsWith(text, Qt::CaseInsensitive); };
    for (qsizetype at = 0; at < name.size(); ++at) {
        const bool wordBegins = at == 0 || !name[at - 1].isLetterOrNumber();
        if (wordBegins && begins(at))
            return true;
    }
    return text.isEmpty();
}

Icon iconOf(contract::HitKind kind)
{
    switch (kind) {
    case contract::HitKind::Customer:
        return Icon::Customers;
    case contract::HitKind::Account:
        return Icon::Account;
    case contract::HitKind::Transfer:
        return Icon::Transfer;
    case contract::HitKind::Unknown:
        break;
    }
    return Icon::Search;
}

} // namespace

SearchPalette::SearchPalette(client::Bank* bank, Navigator& navigator, QList<Command> commands, QWidget* host)
    : QWidget(host)
    , m_bank(bank)
    , m_navigator(navigator)
    , m_commands(std::move(commands))
    , m_host(host)
    , m_card(new QFrame(this))
    , m_field(new SearchField(m_card))
    , m_list(new QListWidget(m_card))
    , m_note(plainLabel({}, TextRole::Small, m_card))
{
    hide();
    presentAsDialog(this);
    setAccessibleName(tr("Search everything"));
    layOut();
    host->installEventFilter(this);
    m_field->installEventFilter(this);
    connect(m_field, &SearchField::textChanged, this, &SearchPalette::onTyped);
    connect(m_field, &SearchField::searchRequested, this, &SearchPalette::ask);
    connect(m_list, &QListWidget::itemClicked, this, &SearchPalette::openCurrent);
}

void SearchPalette::layOut()
{
    m_card->setObjectName(QStringLiteral("sheetCard"));
    m_field->setPlaceholderText(m_bank ? tr("Name, customer number, IBAN, transfer reference, or page") : tr("Go to"));
    m_field->setAccessibleName(tr("Search for anything"));
    m_field->setLongest(static_cast<qsizetype>(contract::kLongestSearch));
    m_list->setAccessibleName(tr("Results"));
    m_list->setFocusPolicy(Qt::NoFocus); // the field keeps the focus
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize({em(1.1), em(1.1)});
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_note->setWordWrap(true);
    setTextTone(m_note, Tone::Neutral);
    auto* column = new QVBoxLayout(m_card);
    column->setContentsMargins(em(0.7), em(0.7), em(0.7), em(0.6));
    column->setSpacing(em(0.5));
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    column->addWidget(m_note);
}

void SearchPalette::open()
{
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    m_field->clear();
    onTyped();
    place();
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void SearchPalette::place()
{
    setGeometry(m_host->rect());
    const int width = std::min(em(42), m_host->width() - em(2));
    m_card->setGeometry((m_host->width() - width) / 2, em(3), width, std::min(em(24), m_host->height() - em(6)));
}

void SearchPalette::close()
{
    m_call.cancel();
    m_waiting = false;
    m_openWhenHere = false;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

bool SearchPalette::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        // Accepted here, a key arrives as a key press, not as a shortcut of the page below.
        event->accept();
        return true;
    case QEvent::Wheel:
    case QEvent::ContextMenu:
        event->accept();
        return true;
    default:
        return QWidget::event(event);
    }
}

bool SearchPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_host && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched == m_field && event->type() == QEvent::KeyPress)
        return onFieldKey(static_cast<QKeyEvent*>(event)->key());
    return QWidget::eventFilter(watched, event);
}

bool SearchPalette::onFieldKey(int key)
{
    const int rows = m_list->count();
    switch (key) {
    case Qt::Key_Down:
        m_list->setCurrentRow(rows == 0 ? -1 : (m_list->currentRow() + 1) % rows);
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow(rows == 0 ? -1 : (m_list->currentRow() + rows - 1) % rows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        onEnter(key);
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true;
    default:
        return false;
    }
}

//! Opens the selected row, which always matches the text. If there is none yet, the bank's first result for this text:
//! a pending search is sent at once.
void SearchPalette::onEnter(int key)
{
    if (m_list->currentItem())
        return openCurrent();
    QKeyEvent enter(QEvent::KeyPress, key, Qt::NoModifier);
    m_field->removeEventFilter(this);
    QCoreApplication::sendEvent(m_field, &enter);
    m_field->installEventFilter(this);
    m_openWhenHere = m_waiting;
}

void SearchPalette::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::current().scrim);
}

void SearchPalette::mousePressEvent(QMouseEvent* event)
{
    event->accept();
    if (!m_card->geometry().contains(event->position().toPoint()))
        close();
}

void SearchPalette::onTyped()
{
    const QString text = m_field->text().trimmed();
    if (text == m_text && isVisible())
        return;
    m_text = text;
    // Results for another text must be neither shown nor opened.
    m_field->askAnew();
    m_call.cancel();
    m_hits.clear();
    m_openWhenHere = false;
    m_waiting = mayAsk();
    showCommands();
    showNote();
}

bool SearchPalette::mayAsk() const
{
    return m_bank && isWorthSearching(m_text.toStdString());
}

void SearchPalette::ask(const QString& text)
{
    m_call.cancel();
    m_waiting = mayAsk() && !isHidden();
    if (!m_waiting)
        return;
    showNote();
    contract::EverythingSearch query;
    query.search = text.toStdString();
    query.limit = kHitsOfAKind;
    m_call = m_bank->call<contract::SearchEverything>(
        query, {}, this, [this](const client::CallResult<contract::SearchResult>& result) { take(result); });
}

void SearchPalette::take(const client::CallResult<contract::SearchResult>& result)
{
    m_waiting = false;
    const bool open = std::exchange(m_openWhenHere, false);
    if (!result) {
        // Enter retries.
        m_field->askAnew();
        return say(FailureText::forFailure(result.error(), RequestKind::Read));
    }
    m_hits = result->hits;
    addHits();
    showNote();
    if (open)
        openCurrent();
}

void SearchPalette::showCommands()
{
    m_list->clear();
    for (int i = 0; i < m_commands.size(); ++i) {
        const Command& command = m_commands[i];
        if (fits(command.text, m_text))
            addItem(icon(command.icon, Tint::Accent), command.text, command.key.toString(QKeySequence::NativeText))
                ->setData(kIndexRole, -1 - i);
    }
    m_list->setCurrentRow(m_list->count() > 0 ? 0 : -1);
}

//! Appended below: neither the selected nor the hovered row changes.
void SearchPalette::addHits()
{
    for (std::size_t i = 0; i < m_hits.size(); ++i) {
        const contract::SearchHit& hit = m_hits[i];
        addItem(icon(iconOf(hit.kind), Tint::Muted), QString::fromStdString(hit.title),
                QString::fromStdString(hit.note))
            ->setData(kIndexRole, static_cast<int>(i));
    }
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(0);
}

void SearchPalette::showNote()
{
    if (m_waiting)
        say(tr("Searching…"));
    else if (m_list->count() > 0)
        say(tr("Arrows choose, Enter opens, Escape closes."));
    else
        say(m_bank && !mayAsk() ? tr("Type at least two characters.") : tr("Nothing matches this text."));
}

QListWidgetItem* SearchPalette::addItem(const QIcon& picture, const QString& title, const QString& note)
{
    //: a result of a search, and what tells it apart from others
    auto* item = new QListWidgetItem(picture, note.isEmpty() ? title : tr("%1 — %2").arg(title, note), m_list);
    item->setSizeHint({0, em(2)});
    return item;
}

void SearchPalette::openCurrent()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item)
        return;
    const int index = item->data(kIndexRole).toInt();
    m_focusBefore.clear(); // the opened page sets the focus
    if (index < 0) {
        const std::function<void()> run = m_commands[-1 - index].run;
        close();
        return run();
    }
    const contract::SearchHit hit = m_hits[static_cast<std::size_t>(index)];
    close();
    openHit(hit);
}

void SearchPalette::openHit(const contract::SearchHit& hit)
{
    switch (hit.kind) {
    case contract::HitKind::Customer:
        if (const auto id = CustomerId::parse(hit.id))
            m_navigator.open({PageId::Customer, *id});
        break;
    case contract::HitKind::Account:
        if (const auto id = AccountId::parse(hit.id))
            m_navigator.open({PageId::Account, *id});
        break;
    case contract::HitKind::Transfer:
        if (const auto id = TransferId::parse(hit.id))
            m_navigator.open({PageId::Transfer, *id});
        break;
    case contract::HitKind::Unknown: // no page for it here
        break;
    }
}

void SearchPalette::say(const QString& sentence)
{
    m_note->setText(sentence);
}

} // namespace cf::ui
