#include "ui/transfers/TransferPreviewer.h"

#include "ui/transfers/TransferChecks.h"

#include <utility>

namespace cf::ui {
namespace {

//! What the bank can be asked about; empty if the form itself has objections.
std::optional<contract::TransferOrder> previewable(const TransferDraft& draft)
{
    if (!draft.isComplete() || draft.amount->currency() != draft.debtor->currency ||
        !TransferChecks::debtorProblem(*draft.debtor).isEmpty() ||
        !TransferChecks::creditorProblem(*draft.creditor, draft.debtor).isEmpty())
        return std::nullopt;
    contract::TransferOrder order = draft.order();
    order.memo.reset();
    return order;
}

bool isSame(const std::optional<contract::TransferOrder>& a, const std::optional<contract::TransferOrder>& b)
{
    if (!a || !b)
        return !a && !b;
    return a->debtorIban == b->debtorIban && a->creditorIban == b->creditorIban && a->amount == b->amount;
}

} // namespace

TransferPreviewer::TransferPreviewer(client::Bank& bank, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
{
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(kDebounce);
    connect(&m_debounce, &QTimer::timeout, this, &TransferPreviewer::ask);
}

void TransferPreviewer::follow(const TransferDraft& draft)
{
    auto order = previewable(draft);
    if (isSame(order, m_order))
        return;
    m_order = std::move(order);
    m_call.cancel();
    m_debounce.stop();
    if (m_order)
        m_debounce.start();
    set(std::nullopt);
}

void TransferPreviewer::askNow()
{
    if (m_debounce.isActive())
        ask();
}

void TransferPreviewer::askAgain()
{
    if (m_order)
        m_debounce.start();
}

void TransferPreviewer::ask()
{
    m_debounce.stop();
    m_call.cancel();
    m_call = m_bank.call<contract::PreviewTransfer>(*m_order, client::CallOptions::polling(), this,
                                                    [this](client::CallResult<contract::TransferPreview> result) {
                                                        // Sending says itself what is wrong with the connection.
                                                        if (result)
                                                            set(std::move(result).value());
                                                        else
                                                            set(std::nullopt);
                                                    });
}

void TransferPreviewer::set(std::optional<contract::TransferPreview> preview)
{
    if (!preview && !m_preview)
        return;
    m_preview = std::move(preview);
    Q_EMIT changed();
}

} // namespace cf::ui
