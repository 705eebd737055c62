// Remembers only the last user name.
#include "ui/signin/SignInPage.h"

#include "ui/common/ConnectionIndicator.h"
#include "ui/common/FailureText.h"
#include "ui/signin/CredentialsStep.h"
#include "ui/signin/DemonstrationPanel.h"
#include "ui/signin/SignInFlow.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/MessageBanner.h"
#include "ui/widgets/Styling.h"

#include <QLabel>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>

namespace cf::ui {
namespace {

const QString kLastUser = QStringLiteral("signIn/userName");

QLayout* brand(const QString& bank, QWidget* parent)
{
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(plainLabel(QStringLiteral("Counterfoil"), TextRole::Title, parent));
    auto* host = plainLabel(bank, TextRole::Small, parent);
    setTextTone(host, Tone::Neutral);
    words->addWidget(host);
    auto* row = new QHBoxLayout;
    row->setSpacing(em(0.7));
    row->addStretch();
    row->addWidget(new IconLabel(icon(Icon::Logo, Tint::Accent), 2.4, parent));
    row->addLayout(words);
    row->addStretch();
    return row;
}

} // namespace

SignInPage::SignInPage(SignInController& controller, client::ConnectionMonitor& monitor, QSettings& settings,
                       const QString& bank, QWidget* parent)
    : QWidget(parent)
    , m_banner(new MessageBanner(this))
    , m_flow(new SignInFlow(controller))
{
    auto* content = new QWidget;
    auto* middle = new QVBoxLayout(content);
    m_middle = middle;
    middle->setSpacing(em(1.2));
    middle->addStretch(2);
    middle->addLayout(brand(bank, content));
    middle->addLayout(m_flow->inCard(content));
    middle->addStretch(3);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em(1), em(1), em(1), em(0.8));
    column->addWidget(m_banner);
    column->addWidget(scroll, 1);
    column->addWidget(new ConnectionIndicator(monitor, bank, this), 0, Qt::AlignHCenter);

    m_banner->setDismissible(false);
    m_flow->credentials()->setUserName(settings.value(kLastUser).toString());
    connect(&controller, &SignInController::signedIn, this, [&settings](const contract::Session& session) {
        settings.setValue(kLastUser, QString::fromStdString(session.staff.userName));
    });
    connect(m_banner, &MessageBanner::actionTriggered, &monitor, &client::ConnectionMonitor::checkNow);
    connect(&monitor, &client::ConnectionMonitor::changed, this, &SignInPage::showConnection);
    showConnection(monitor.state());
}

void SignInPage::activate()
{
    if (m_demonstration && m_demonstration->isVisibleTo(this))
        m_demonstration->takeFocus();
    else
        m_flow->activate();
}

bool SignInPage::mayEnd(const std::function<void()>& goOn)
{
    return m_flow->mayEnd(goOn);
}

void SignInPage::offerDemonstration(const Outcome<client::Demonstration, client::DemonstrationError>& demonstration,
                                    SignInController& controller, const client::ConnectionMonitor& monitor)
{
    m_noDemonstration = plainLabel({}, TextRole::Body, this);
    m_noDemonstration->setWordWrap(true);
    m_noDemonstration->setFixedWidth(em(36));
    setTextTone(m_noDemonstration, Tone::Warning);
    m_noDemonstration->hide();
    m_middle->insertWidget(m_middle->count() - 1, m_noDemonstration, 0, Qt::AlignHCenter);
    if (!demonstration) {
        m_noDemonstration->setText(FailureText::forDemonstration(demonstration.error()));
        return m_noDemonstration->show();
    }
    const auto look = [this, &people = *demonstration, &controller](const client::ConnectionState& state) {
        showDemonstration(people, controller, state);
    };
    connect(&monitor, &client::ConnectionMonitor::changed, this, look);
    look(monitor.state());
}

void SignInPage::showDemonstration(const client::Demonstration& demonstration, SignInController& controller,
                                   const client::ConnectionState& state)
{
    if (state.kind != client::ConnectionState::Kind::Online)
        return;
    const bool isOne = state.demonstration.value_or(false);
    if (isOne && !m_demonstration) {
        m_demonstration = new DemonstrationPanel(demonstration, controller, this);
        m_middle->insertWidget(m_middle->count() - 1, m_demonstration, 0, Qt::AlignHCenter);
        // Does not interrupt typing.
        if (isVisible() && m_flow->credentials()->isEmpty())
            m_demonstration->takeFocus();
    } else if (!isOne && m_demonstration) {
        m_demonstration->deleteLater();
        m_demonstration = nullptr;
    }
    m_noDemonstration->setVisible(!isOne);
    m_noDemonstration->setText(tr("This bank is not a demonstration. The demonstration's sign-in file that the program "
                                  "was started with is not for it, and nothing from it was sent."));
}

void SignInPage::showNotice(const QString& sentence)
{
    m_bannerIsAboutConnection = false;
    if (sentence.isEmpty())
        m_banner->clearMessage();
    else
        m_banner->showMessage(Tone::Info, sentence);
}

void SignInPage::showConnection(const client::ConnectionState& state)
{
    using Kind = client::ConnectionState::Kind;
    const bool refused = state.kind == Kind::TlsRefused;
    if (state.failure && (refused || state.kind == Kind::Offline)) {
        const QString sentence = FailureText::forFailure(*state.failure, RequestKind::Read);
        if (m_bannerIsAboutConnection && m_banner->text() == sentence)
            return;
        m_bannerIsAboutConnection = true;
        m_banner->showMessage(refused ? Tone::Danger : Tone::Warning, sentence);
        if (!refused)
            m_banner->setAction(tr("Try again"));
    } else if (m_bannerIsAboutConnection) {
        m_bannerIsAboutConnection = false;
        m_banner->clearMessage();
    }
}

} // namespace cf::ui
