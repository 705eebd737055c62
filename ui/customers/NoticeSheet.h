// Asks what a customer wants to be told of: for each channel nothing, every booking or those from an amount on.
#pragma once

#include "services/contract/Notices.h"

#include <QCoreApplication>

#include <functional>

class QWidget;

namespace cf::ui {

class ConfirmSheet;

class NoticeSheet
{
    Q_DECLARE_TR_FUNCTIONS(NoticeSheet)

public:
    using Confirmed = std::function<void(const contract::NoticeWishesChange&)>;

    //! To be opened by the caller; `host` owns it. `hasOtherCurrencies`: the customer has accounts in others than that
    //! of the wishes.
    static ConfirmSheet* make(const CustomerId& customer, const contract::NoticeWishes& wishes, bool hasOtherCurrencies,
                              QWidget* host, Confirmed confirmed);
};

} // namespace cf::ui
