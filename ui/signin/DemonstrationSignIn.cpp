#include "ui/signin/DemonstrationSignIn.h"

#include <QDateTime>

#include <algorithm>

namespace cf::ui {
namespace {

constexpr std::int64_t kStep = 30; // seconds, RFC 6238
// Both this step's and the next step's code may have been used elsewhere; a third refusal has another cause, and the
// bank counts them.
constexpr int kMostRefusals = 3;

} // namespace

DemonstrationSignIn::DemonstrationSignIn(SignInController& controller, QObject* parent, Clock clock)
    : QObject(parent)
    , m_controller(controller)
    , m_clock(std::move(clock))
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &DemonstrationSignIn::giveCode);
    connect(&controller, &SignInController::stepChanged, this, &DemonstrationSignIn::onStep);
    connect(&controller, &SignInController::failed, this, &DemonstrationSignIn::onFailed);
    connect(&controller, &SignInController::signedIn, this, &DemonstrationSignIn::end);
}

std::int64_t DemonstrationSignIn::now()
{
    return QDateTime::currentSecsSinceEpoch();
}

void DemonstrationSignIn::choose(const client::DemonstrationPerson& person)
{
    if (m_person || m_controller.isBusy())
        return;
    m_controller.startOver();
    m_person = person;
    m_refusals = 0;
    m_controller.submitPassword(QString::fromStdString(person.userName), QString::fromStdString(person.password));
}

void DemonstrationSignIn::onStep(SignInController::Step step)
{
    if (!m_person)
        return;
    if (step == SignInController::Step::Code)
        giveCode();
    else
        end(); // Somebody started over by hand.
}

//! The bank accepts the previous, current and next step, each once and only forwards. After two refusals nothing is
//! assumed, neither which codes were used nor that the clocks agree: the next code waits for its time.
void DemonstrationSignIn::giveCode()
{
    const std::int64_t present = m_clock() / kStep;
    std::int64_t& usedUp = m_usedUp[m_person->userName];
    const std::int64_t step = std::max(present, usedUp + 1);
    const std::int64_t first = m_refusals < 2 ? step - 1 : step;
    if (first > present) {
        const auto left = static_cast<int>(first * kStep - m_clock());
        m_next.start(std::chrono::seconds(1));
        return Q_EMIT waiting(std::max(left, 1));
    }
    usedUp = step;
    m_controller.submitCode(client::authenticatorCode(m_person->authenticatorSecret, step));
}

void DemonstrationSignIn::onFailed(const client::CallFailure& failure)
{
    if (!m_person)
        return;
    const bool codeRefused = m_controller.step() == SignInController::Step::Code && failure.problem &&
                             failure.problem->code == contract::ErrorCode::SignInRefused;
    if (codeRefused && ++m_refusals < kMostRefusals)
        // From the event loop: the controller is still reporting the failure.
        m_next.start(0);
    else
        end();
}

void DemonstrationSignIn::end()
{
    if (!m_person)
        return;
    m_next.stop();
    m_person.reset();
    Q_EMIT ended();
}

} // namespace cf::ui
