// Signs in a demonstration user with the real two factors: the password from the file, and the current authenticator
// code. Drives a SignInController as a person at the keyboard would.
//
// The desktop offers it only with `--demonstration FILE`, and only when the bank itself says that it is a
// demonstration.
#pragma once

#include "services/client/DemonstrationFile.h"
#include "ui/signin/SignInController.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <map>
#include <optional>

namespace cf::ui {

class DemonstrationSignIn : public QObject
{
    Q_OBJECT

public:
    //! Seconds since 1970.
    using Clock = std::function<std::int64_t()>;

    //! The controller outlives this.
    explicit DemonstrationSignIn(SignInController& controller, QObject* parent = nullptr, Clock clock = now);

    //! Ignored while another sign-in is in progress.
    void choose(const client::DemonstrationPerson& person);
    bool isBusy() const { return m_person.has_value(); }

Q_SIGNALS:
    //! Each code works once and the current ones are used: seconds until the next one.
    void waiting(int seconds);
    //! It ended; the controller has reported how.
    void ended();

private:
    static std::int64_t now();
    void onStep(SignInController::Step step);
    void onFailed(const client::CallFailure& failure);
    void giveCode();
    void end();

    SignInController& m_controller;
    Clock m_clock;
    std::optional<client::DemonstrationPerson> m_person;
    std::map<std::string, std::int64_t> m_usedUp; //!< By user name: the latest TOTP step used.
    int m_refusals = 0;
    QTimer m_next;
};

} // namespace cf::ui
