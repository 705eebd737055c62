// The sheets that ask before something is decided about an order: each repeats what it is about. Opened by
// ApprovalsPage.
#pragma once

#include "models/domain/Money.h"
#include "services/contract/Approvals.h"

#include <QCoreApplication>
#include <QString>

#include <functional>

class QWidget;

namespace cf::ui {

class ConfirmSheet;

//! Each sheet covers `host`, belongs to it and deletes itself; it is opened by the caller.
class DecisionSheets
{
    Q_DECLARE_TR_FUNCTIONS(DecisionSheets)

public:
    using Answer = std::function<void(const QString& text)>;
    using Change = std::function<void(const Money& amount, const QString& memo)>;

    //! Asks for the code of the second factor. `refusal`: why the last one was not accepted; empty: this is the first.
    static ConfirmSheet* approve(const contract::Approval& approval, const QString& refusal, QWidget* host,
                                 Answer confirmed);
    static ConfirmSheet* reject(const contract::Approval& approval, QWidget* host, Answer confirmed);
    static ConfirmSheet* sendBack(const contract::Approval& approval, QWidget* host, Answer confirmed);
    static ConfirmSheet* withdraw(const contract::Approval& approval, QWidget* host, std::function<void()> confirmed);
    //! Of two legs.
    static ConfirmSheet* change(const contract::Approval& approval, QWidget* host, Change confirmed);

private:
    static ConfirmSheet* withComment(ConfirmSheet* sheet, Answer confirmed);
};

} // namespace cf::ui
