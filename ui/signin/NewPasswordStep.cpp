#include "ui/signin/NewPasswordStep.h"

#include "ui/theme/Fonts.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/FormRow.h"
#include "ui/widgets/LineEdit.h"
#include "ui/widgets/PasswordEdit.h"
#include "ui/widgets/SecretClipboard.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace cf::ui {
namespace {

//! As users count: a letter with its accent, or an emoji, is one.
int charactersOf(const QString& text)
{
    return static_cast<int>(text.toUcs4().size());
}

} // namespace

NewPasswordStep::NewPasswordStep(QWidget* parent)
    : SignInStep(tr("Enrol"), tr("You were given a user name and a one-time code. Choose a password of your own."),
                 tr("&Continue"), parent)
    , m_user(new LineEdit(this))
    , m_code(new LineEdit(this))
    , m_password(new PasswordEdit(this))
    , m_repeat(new PasswordEdit(this))
    , m_userRow(new FormRow(tr("&User name"), m_user, this))
    , m_codeRow(new FormRow(tr("&Enrolment code"), m_code, this))
    , m_passwordRow(new FormRow(tr("New &password"), m_password, this))
    , m_repeatRow(new FormRow(tr("&Repeat the password"), m_repeat, this))
{
    setFixedWidth(em(24));
    for (auto* edit : {m_user, m_code})
        edit->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    guardSecret(m_code);
    for (auto* row : {m_userRow, m_codeRow, m_passwordRow, m_repeatRow})
        body()->addWidget(row);
    auto* back = addQuietAction(tr("&Back"));
    connect(back, &QPushButton::clicked, this, &NewPasswordStep::backRequested);
    connect(m_user, &QLineEdit::textEdited, m_userRow, [this] { m_userRow->setError({}); });
    connect(m_code, &QLineEdit::textEdited, m_codeRow, [this] { m_codeRow->setError({}); });
    connect(m_password, &QLineEdit::textChanged, this, [this] { countCharacters(); });
    connect(m_repeat, &QLineEdit::textChanged, m_repeatRow, [this] { m_repeatRow->setError({}); });
    setTabChain({m_user, m_code, m_password, m_repeat, primary(), back});
    countCharacters();
}

void NewPasswordStep::activate()
{
    clearFailure();
    for (auto* edit : {m_user, m_code, static_cast<LineEdit*>(m_password), static_cast<LineEdit*>(m_repeat)})
        edit->clear();
    m_user->setFocus(Qt::OtherFocusReason);
}

void NewPasswordStep::showPasswordError(const QString& sentence)
{
    clearFailure();
    m_password->setFocus(Qt::OtherFocusReason);
    m_password->selectAll();
    m_passwordRow->setError(sentence);
}

void NewPasswordStep::countCharacters()
{
    m_passwordRow->setError({});
    const int count = charactersOf(m_password->text());
    m_passwordRow->setHint(
        count < kShortestPassword
            //: %1 of %2: characters typed so far, and how many are needed
            ? tr("%1 of at least %2 characters. A few words are easiest to remember.").arg(count).arg(kShortestPassword)
            : tr("%n character(s): long enough.", nullptr, count));
}

bool NewPasswordStep::checkRow(FormRow* row, bool good, const QString& error)
{
    row->setError(good ? QString() : error);
    if (!good)
        row->field()->setFocus(Qt::OtherFocusReason);
    return good;
}

void NewPasswordStep::submit()
{
    const bool ready =
        checkRow(m_userRow, !m_user->text().trimmed().isEmpty(), tr("Enter the user name you were given.")) &&
        checkRow(m_codeRow, !m_code->text().trimmed().isEmpty(), tr("Enter the one-time code you were given.")) &&
        checkRow(m_passwordRow, charactersOf(m_password->text()) >= kShortestPassword,
                 tr("The password needs at least %1 characters.").arg(kShortestPassword)) &&
        checkRow(m_repeatRow, m_password->text() == m_repeat->text(), tr("This is not the same password."));
    if (!ready)
        return;
    clearFailure();
    Q_EMIT submitted(m_user->text().trimmed(), m_code->text().trimmed(), m_password->text());
}

} // namespace cf::ui
