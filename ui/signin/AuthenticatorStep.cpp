#include "ui/signin/AuthenticatorStep.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/CodeEdit.h"
#include "ui/widgets/FormRow.h"
#include "ui/widgets/QrView.h"
#include "ui/widgets/SecretClipboard.h"
#include "ui/widgets/Styling.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cf::ui {
namespace {

QString inGroupsOfFour(const QString& text)
{
    QString grouped;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            grouped += QLatin1Char(' ');
        grouped += text[i];
    }
    return grouped;
}

} // namespace

AuthenticatorStep::AuthenticatorStep(QWidget* parent)
    : SignInStep(tr("Your authenticator app"),
                 tr("Scan this picture with an authenticator app on your phone. From now on it shows you a new code "
                    "every half minute."),
                 tr("&Confirm"), parent)
    , m_qr(new QrView(this))
    , m_secret(plainLabel({}, TextRole::Body, this))
    , m_code(new CodeEdit(this))
{
    setFixedWidth(em(36));
    // Large enough for a camera at arm's length.
    m_qr->setFixedSize(em(14), em(14));
    m_secret->setObjectName(QStringLiteral("secretLabel"));
    m_secret->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_secret->setWordWrap(true);
    m_code->setObjectName(QStringLiteral("firstCodeEdit"));

    auto* side = new QVBoxLayout;
    side->setSpacing(em(0.4));
    auto* byHand = plainLabel(tr("Or type this key into the app:"), TextRole::Small, this);
    setTextTone(byHand, Tone::Neutral);
    side->addWidget(byHand);
    side->addWidget(m_secret);
    // Not selectable by mouse: that would leave it in the primary selection.
    auto* copy = new QPushButton(icon(Icon::Copy), tr("Copy the &key"), this);
    setKind(copy, ButtonKind::Quiet);
    connect(copy, &QPushButton::clicked, this,
            [this] { copySecret(QString(m_secret->text()).remove(QLatin1Char(' '))); });
    side->addWidget(copy, 0, Qt::AlignLeading);
    side->addStretch();
    side->addWidget(new FormRow(tr("&Code the app shows now"), m_code, this));
    auto* both = new QHBoxLayout;
    both->setSpacing(em(1.4));
    both->addWidget(m_qr, 0, Qt::AlignTop);
    both->addLayout(side, 1);
    body()->addLayout(both);

    auto* back = addQuietAction(tr("Start &again"));
    connect(back, &QPushButton::clicked, this, &AuthenticatorStep::backRequested);
    connect(m_code, &CodeEdit::timeCodeCompleted, this, [this] { submit(); });
    setTabChain({copy, m_code, primary(), back});
}

void AuthenticatorStep::setSecret(const QString& base32, const QString& otpauthUri)
{
    m_qr->setContent(otpauthUri, tr("QR code for the authenticator app"));
    m_secret->setText(inGroupsOfFour(base32));
    m_secret->setAccessibleName(tr("Key for the authenticator app: %1").arg(m_secret->text()));
}

void AuthenticatorStep::clearSecret()
{
    m_qr->clear();
    m_secret->clear();
    m_secret->setAccessibleName({});
}

void AuthenticatorStep::activate()
{
    clearFailure();
    m_code->clear();
    m_code->setFocus(Qt::OtherFocusReason);
}

void AuthenticatorStep::showFailure(const QString& sentence, bool keepSecrets)
{
    SignInStep::showFailure(sentence, keepSecrets);
    if (!keepSecrets)
        m_code->clear();
    m_code->setFocus(Qt::OtherFocusReason);
}

void AuthenticatorStep::submit()
{
    if (!m_code->checkNow())
        return m_code->setFocus(Qt::OtherFocusReason);
    clearFailure();
    Q_EMIT submitted(m_code->code());
}

} // namespace cf::ui
