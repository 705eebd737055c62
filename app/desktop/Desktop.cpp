#include "app/desktop/Desktop.h"

#include "app/desktop/CompositionRoot.h"
#include "ui/common/FailureText.h"
#include "ui/shell/FaultWindow.h"

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
        return showFault(ui::FailureText::forPolicy(policy.error()));
    auto tls = policy->authorityFile.isEmpty()
                   ? Outcome<client::TlsPolicy, client::TlsPolicyError>(client::TlsPolicy::systemAuthorities())
                   : client::TlsPolicy::fromFile(policy->authorityFile);
    if (!tls)
        return showFault(ui::FailureText::forAuthorityFile(policy->authorityFile));
    m_root = std::make_unique<CompositionRoot>(*policy, std::move(tls).value(), options, m_log);
    m_window = &m_root->window();
    connect(m_root.get(), &CompositionRoot::finished, this, &Desktop::finished);
}

void Desktop::showFault(const QString& sentence)
{
    m_log.notStarted(sentence);
    auto fault = std::make_unique<ui::FaultWindow>(sentence);
    connect(fault.get(), &ui::FaultWindow::closed, this, &Desktop::finished);
    m_fault = std::move(fault);
    m_window = m_fault.get();
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
