// Where a page can send its user. The workspace implements it; pages know only this.
#pragma once

#include "models/domain/Iban.h"
#include "models/domain/Ids.h"

#include <cstdint>
#include <optional>
#include <string>

namespace cf::ui {

class Navigator
{
public:
    virtual ~Navigator() = default;

    virtual void openCustomerSearch() = 0;
    virtual void openCustomer(CustomerId customer) = 0;
    virtual void openAccount(AccountId account) = 0;
    //! A fresh order form; with `debtor` its paying side is filled in.
    virtual void openNewTransfer(std::optional<Iban> debtor = {}) = 0;
    virtual void openTransfers() = 0;
    virtual void openTransfer(TransferId transfer) = 0;
    //! Orders whose outcome is not known yet.
    virtual void openUnresolved() = 0;
    //! What was recorded about a customer, an account, a transfer, a member of staff: the id in wire form.
    virtual void openAuditOf(std::string subject) = 0;
    //! One audit event by its number.
    virtual void openAuditEvent(std::int64_t seq) = 0;
    //! To the page before this one.
    virtual void back() = 0;
};

} // namespace cf::ui
