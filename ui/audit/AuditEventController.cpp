#include "ui/audit/AuditEventController.h"

#include "ui/common/FailureText.h"

#include <utility>

namespace cf::ui {

AuditEventController::AuditEventController(client::Bank& bank, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
{
}

void AuditEventController::show(std::int64_t seq)
{
    if (seq == m_wanted && m_error.isEmpty())
        return;
    m_wanted = seq;
    fetch();
    m_justOpened = true;
}

void AuditEventController::refresh()
{
    // Opening asks, and the page is shown at once: two questions would be two recorded reads.
    const bool alreadyAsked = std::exchange(m_justOpened, false) && m_asking;
    if (m_wanted >= 0 && !alreadyAsked)
        fetch();
}

void AuditEventController::fetch()
{
    m_call.cancel();
    m_asking = true;
    m_error.clear();
    m_call = m_bank.call<contract::GetAuditEvent>(
        {m_wanted}, {}, this, [this](client::CallResult<contract::AuditDetail> result) {
            m_asking = false;
            if (result) {
                m_detail = std::move(result).value();
            } else {
                m_error = FailureText::forFailure(result.error(), RequestKind::Read);
                // Another event must not appear under this number.
                if (client::isNotThere(result.error()) || (m_detail && m_detail->row.seq != m_wanted))
                    m_detail.reset();
            }
            Q_EMIT detailChanged();
            Q_EMIT changed();
        });
    if (!hasNewer() || !m_state)
        lookAtState();
    Q_EMIT changed();
}

void AuditEventController::lookAtState()
{
    m_look.cancel();
    m_look = m_bank.call<contract::GetAuditState>({}, {}, this,
                                                  [this](const client::CallResult<contract::AuditState>& result) {
                                                      if (!result)
                                                          return;
                                                      m_state = *result;
                                                      Q_EMIT changed();
                                                  });
}

} // namespace cf::ui
