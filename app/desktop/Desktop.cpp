#include "app/desktop/Desktop.h"

#include "app/desktop/CompositionRoot.h"
#include "ui/common/FailureText.h"
#include "ui/shell/ErrorWindow.h"

#include <QTimer>

namespace cf::app {

Desktop::Desktop(const DesktopOptions& options)
    : m_log(options.logFile())
{
    open(options);
}

Desktop::~Desktop()
{
    m_log.ended();
}

void Desktop::open(const DesktopOptions& options)
{
    const auto policy = client::loadPolicy({options.policyFile, options.bank, options.authorityFile});
    if (!policy)
        return showError(ui::FailureText::forPolicy(policy.error()));
    auto tls = policy->authorityFile.isEmpty()
                   ? Outcome<client::TlsPolicy, client::TlsPolicyError>(client::TlsPolicy::systemAuthorities())
                   : client::TlsPolicy::fromFile(policy->authorityFile);
    if (!tls)
        return showError(ui::FailureText::forAuthorityFile(policy->authorityFile));
    m_root = std::make_unique<CompositionRoot>(*policy, std::move(tls).value(), options, m_log);
    m_window = &m_root->window();
    connect(m_root.get(), &CompositionRoot::finished, this, &Desktop::finished);
}

void Desktop::showError(const QString& sentence)
{
    m_log.notStarted(sentence);
    auto error = std::make_unique<ui::ErrorWindow>(sentence);
    connect(error.get(), &ui::ErrorWindow::closed, this, &Desktop::finished);
    m_errorWindow = std::move(error);
    m_window = m_errorWindow.get();
}

void Desktop::show()
{
    m_window->show();
    if (m_root)
        QTimer::singleShot(0, m_root.get(), &CompositionRoot::start);
}

void Desktop::end()
{
    if (m_root)
        m_root->window().leave();
    else
        Q_EMIT finished();
}

} // namespace cf::app
