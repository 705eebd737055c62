#include "ui/approvals/LimitHolders.h"

#include "ui/common/FailureText.h"

#include <QString>

#include <algorithm>

namespace cf::ui {

using contract::LimitSubject;
using contract::StaffRow;

LimitHolders::LimitHolders(client::Bank& bank, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
{
}

void LimitHolders::fetch(LimitSubject subject)
{
    m_call.cancel();
    m_colleagues.clear();
    if (subject == LimitSubject::Staff)
        fetchColleagues({});
    if (subject == LimitSubject::Product)
        fetchProducts();
}

void LimitHolders::fetchColleagues(const std::optional<std::string>& cursor)
{
    contract::StaffSearch query;
    query.cursor = cursor;
    query.limit = contract::kLargestPageSize;
    m_call = m_bank.call<contract::ListStaff>(
        query, {}, this, [this](const client::CallResult<contract::Page<StaffRow>>& page) {
            if (!page)
                return failed(LimitSubject::Staff, FailureText::forFailure(page.error(), RequestKind::Read));
            for (const StaffRow& row : page->items) {
                // Nobody else's limit would ever be met.
                if (holds(row.role, Permission::TransfersCreate) && row.status != contract::StaffStatus::Disabled)
                    m_colleagues.push_back(row);
            }
            if (page->more && page->lastKey)
                return fetchColleagues(page->lastKey);
            std::sort(m_colleagues.begin(), m_colleagues.end(), [](const StaffRow& a, const StaffRow& b) {
                return QString::localeAwareCompare(QString::fromStdString(a.displayName),
                                                   QString::fromStdString(b.displayName)) < 0;
            });
            Q_EMIT colleaguesArrived(m_colleagues);
        });
}

void LimitHolders::fetchProducts()
{
    m_call = m_bank.call<contract::ListProducts>(
        {}, {}, this, [this](const client::CallResult<contract::Page<contract::ProductRow>>& page) {
            if (!page)
                return failed(LimitSubject::Product, FailureText::forFailure(page.error(), RequestKind::Read));
            Q_EMIT productsArrived(page->items);
        });
}

} // namespace cf::ui
