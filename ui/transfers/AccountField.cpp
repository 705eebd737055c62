#include "ui/transfers/AccountField.h"

#include "ui/theme/IconLoader.h"
#include "ui/transfers/SuggestionList.h"
#include "ui/transfers/TransferText.h"

#include <QAction>
#include <QKeyEvent>

namespace cf::ui {

AccountField::AccountField(QString missing, QWidget* parent)
    : FieldEdit(parent)
    , m_missing(std::move(missing))
{
    addAction(new QAction(icon(Icon::Search, Tint::Muted), QString(), this), QLineEdit::LeadingPosition);
    setPlaceholderText(tr("Name or IBAN"));
    connect(this, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_takeWhenHere = false;
        m_party.reset();
        m_partyError.clear();
        m_nothing.clear();
        hideList();
        Q_EMIT typed(text);
    });
}

AccountField::~AccountField()
{
    delete m_list;
}

void AccountField::setParty(const Party& party)
{
    m_party = party;
    m_takeWhenHere = false;
    m_nothing.clear();
    hideList();
    //: holder and IBAN of an account
    setText(tr("%1 · %2").arg(TransferText::text(party.name), TransferText::iban(party.iban)));
    setCursorPosition(0);
}

void AccountField::setPartyError(const QString& sentence)
{
    m_partyError = sentence;
    // Known from the search, so no need to wait until the field is left.
    if (!sentence.isEmpty() || !shownError().isEmpty())
        checkNow();
}

void AccountField::suggest(const std::vector<contract::AccountSummary>& accounts, bool more)
{
    m_nothing.clear();
    if (!hasFocus())
        return;
    if (!m_list) {
        m_list = new SuggestionList(window());
        connect(m_list, &SuggestionList::picked, this, &AccountField::take);
    }
    m_list->setAccounts(accounts, more);
    m_list->showBelow(this);
    // Chosen by Enter once they are shown.
    if (m_takeWhenHere && m_list->selected())
        take(contract::AccountSummary(*m_list->selected()));
}

void AccountField::setNothingFound(const QString& sentence)
{
    hideList();
    m_takeWhenHere = false;
    m_nothing = sentence;
    checkNow();
}

bool AccountField::isSuggesting() const
{
    return m_list && m_list->isVisible();
}

void AccountField::reset()
{
    m_takeWhenHere = false;
    m_party.reset();
    m_partyError.clear();
    m_nothing.clear();
    hideList();
    FieldEdit::reset();
}

bool AccountField::event(QEvent* event)
{
    // While the list is open, Escape only closes it.
    if (event->type() == QEvent::ShortcutOverride && isSuggesting() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return FieldEdit::event(event);
}

void AccountField::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        event->ignore(); // Ctrl+Enter belongs to the form.
        return;
    }
    if (isSuggesting() && onListKey(event->key())) {
        event->accept();
        return;
    }
    m_takeWhenHere = enter && !m_party && m_nothing.isEmpty() && !text().trimmed().isEmpty();
    if (m_takeWhenHere)
        Q_EMIT awaited();
    if (enter) {
        event->accept(); // Never submits.
        return;
    }
    if (event->key() == Qt::Key_Down && !m_party && !text().isEmpty())
        Q_EMIT typed(text());
    FieldEdit::keyPressEvent(event);
}

bool AccountField::onListKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        m_list->moveSelection(key == Qt::Key_Down ? 1 : -1);
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        m_list->moveSelection(key == Qt::Key_PageDown ? 5 : -5);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto* account = m_list->selected())
            take(contract::AccountSummary(*account));
        return true;
    case Qt::Key_Escape:
        hideList();
        return true;
    default:
        return false;
    }
}

void AccountField::focusOutEvent(QFocusEvent* event)
{
    m_takeWhenHere = false;
    hideList();
    FieldEdit::focusOutEvent(event);
}

QString AccountField::problem() const
{
    if (m_party)
        return m_partyError;
    if (!m_nothing.isEmpty())
        return m_nothing;
    return text().trimmed().isEmpty() ? m_missing : tr("Choose one of the accounts found, or type a complete IBAN.");
}

void AccountField::take(const contract::AccountSummary& account)
{
    setParty(Party::of(account));
    Q_EMIT picked();
}

void AccountField::hideList()
{
    if (m_list)
        m_list->hide();
}

} // namespace cf::ui
