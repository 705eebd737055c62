// The desk for orders that need a second person: those that wait and the user's own on one side, the selected one whole
// on the other, with what may be done about it.
#pragma once

#include "models/tables/WaitingOrderTableModel.h"
#include "ui/approvals/ApprovalController.h"
#include "ui/shell/Navigator.h"
#include "ui/shell/Page.h"

#include <QPointer>
#include <QTimer>

class QComboBox;
class QPushButton;
class QSettings;

namespace cf::ui {

class ApprovalView;
class ConfirmSheet;
class OutcomeBanner;
class RecordStack;
class RemoteTableView;

//! What the page depends on. All of it outlives the page.
struct ApprovalServices
{
    client::Bank& bank;
    client::OrderSender& sender;
    Navigator& navigator;
    QSettings* settings; //!< Keeps the widths; may be null.
    StaffId self;        //!< Who is signed in.
    bool mayDecide = false;
    bool mayOpenTransfers = false;
    bool mayReadLimits = false;
};

class ApprovalsPage : public Page
{
    Q_OBJECT

public:
    explicit ApprovalsPage(const ApprovalServices& services, QWidget* parent = nullptr);

    QString title() const override;
    //! An ApprovalId: one of the user's own orders.
    void setSubject(const PageSubject& subject) override;
    void activate() override;
    void shownAgain() override;
    bool mayLeave() override;
    bool holdsWork() const override;
    bool showsOutcome(const QString& id) const override;

private:
    void layOut();
    QWidget* makeDetail();
    void addKeys();
    QPushButton* addAction(const QString& text, void (ApprovalsPage::*action)());
    void setMine(bool mine);
    void onRow();
    bool selectWanted();
    void refresh();
    void showApproval();
    void showActions();
    void showProgress();
    void onSettled();
    void onBannerAction();
    //! A sheet must not be answered about a version that is no longer shown, nor about what a colleague decided.
    void dropOldSheet();
    using May = bool (ApprovalController::*)() const;
    //! `may`: whether what the sheet asks may still be done.
    void ask(ConfirmSheet* sheet, May may);
    void askForCode(const QString& refusal);
    void askToApprove() { askForCode({}); }
    void askToReject();
    void askToSendBack();
    void askToWithdraw();
    void askToChange();

    ApprovalServices m_services;
    tables::WaitingOrderTableModel m_model;
    ApprovalController m_controller;
    QTimer m_choice; //!< Runs while somebody moves through the list.
    std::optional<ApprovalId> m_wanted;
    QComboBox* m_which;
    QPushButton* m_limits;
    QPushButton* m_refresh;
    OutcomeBanner* m_banner;
    RemoteTableView* m_table;
    ApprovalView* m_view;
    RecordStack* m_detail = nullptr;
    QWidget* m_choose = nullptr; //!< Instead of details while none is selected.
    QWidget* m_actions = nullptr;
    QPushButton* m_approve = nullptr;
    QPushButton* m_reject = nullptr;
    QPushButton* m_sendBack = nullptr;
    QPushButton* m_withdraw = nullptr;
    QPushButton* m_change = nullptr;
    QPointer<ConfirmSheet> m_sheet;
    struct
    {
        std::optional<ApprovalId> id;
        std::string version;
        May may = nullptr;
    } m_asked; //!< What the sheet is about.
};

} // namespace cf::ui
