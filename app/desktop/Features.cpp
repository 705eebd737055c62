#include "app/desktop/Features.h"

#include "services/client/OrderSender.h"
#include "services/client/SessionKeeper.h"
#include "ui/accounts/AccountPage.h"
#include "ui/administration/AdministrationPage.h"
#include "ui/approvals/ApprovalsPage.h"
#include "ui/approvals/LimitsPage.h"
#include "ui/audit/AuditEventPage.h"
#include "ui/audit/AuditPage.h"
#include "ui/customers/CustomerPage.h"
#include "ui/customers/CustomersPage.h"
#include "ui/monitoring/MonitoringPage.h"
#include "ui/preferences/PreferencesPage.h"
#include "ui/preferences/SignInsPage.h"
#include "ui/transfers/NewTransferPage.h"
#include "ui/transfers/TransferPage.h"
#include "ui/transfers/TransfersPage.h"
#include "ui/transfers/UnresolvedPage.h"

namespace cf::app {

using namespace ui;

namespace {

Page* customerPage(const PageServices& services, Navigator& navigator)
{
    const client::SessionKeeper& session = services.session;
    auto* page = new CustomerPage(services.bank, navigator, session.may(Permission::TransfersCreate));
    page->offerNotices(session.may(Permission::CustomersChange));
    if (session.may(Permission::DocumentsRead))
        page->offerDocuments(services.files, session.may(Permission::DocumentsAdd));
    if (session.may(Permission::AuditRead))
        page->offerAudit();
    return page;
}

Page* accountPage(const PageServices& services, Navigator& navigator, client::OrderSender& sender)
{
    const client::SessionKeeper& session = services.session;
    auto* page = new AccountPage(services.bank, navigator, session.may(Permission::TransfersCreate));
    page->offerTools(sender, services.files,
                     {session.may(Permission::HoldsManage), session.may(Permission::AccountsBlock),
                      session.may(Permission::CustomersChange)});
    if (session.may(Permission::AuditRead))
        page->offerAudit();
    return page;
}

Page* transferPage(const PageServices& services, Navigator& navigator, client::OrderSender& sender)
{
    auto* page = new TransferPage(services.bank, services.receipts, navigator);
    if (services.session.may(Permission::TransfersCreate))
        page->offerReversal(sender, services.session.staff()->role == Role::Supervisor);
    if (services.session.may(Permission::AuditRead))
        page->offerAudit();
    return page;
}

Page* approvalsPage(const PageServices& services, Navigator& navigator, client::OrderSender& sender)
{
    const client::SessionKeeper& session = services.session;
    return new ApprovalsPage({services.bank, sender, navigator, &services.settings, session.staff()->id,
                              session.may(Permission::ApprovalsDecide), session.may(Permission::TransfersRead),
                              session.may(Permission::LimitsRead)});
}

Page* limitsPage(const PageServices& services, Navigator& navigator, client::OrderSender& sender)
{
    auto* page = new LimitsPage(services.bank, sender, navigator, &services.settings);
    if (services.session.may(Permission::LimitsManage))
        page->offerChanges();
    return page;
}

Page* auditPage(const PageServices& services, Navigator& navigator)
{
    return new AuditPage(
        {services.bank, services.files, navigator, &services.settings, services.session.may(Permission::AuditExport)});
}

Page* preferencesPage(const PageServices& services, Navigator& navigator)
{
    auto* page = new PreferencesPage(services.settings, services.applyPreferences);
    page->offerAccount([&session = services.session] { return session.recoveryCodesLeft(); }, navigator);
    return page;
}

} // namespace

std::vector<Feature> Features::of(const PageServices& services, Navigator& navigator, client::OrderSender& sender)
{
    const contract::StaffMember& staff = *services.session.staff();
    // Compliance may read customers, too, but mainly uses the trail: hence the order of homes.
    std::vector<Feature> features = {
        {PageId::Customers, Permission::CustomersRead, RailEntry{Icon::Customers, tr("Customers"), Qt::Key_F2, 1, 3},
         PageId::Customers, [=, &navigator] { return new CustomersPage(services.bank, navigator); }},
        {PageId::Customer, Permission::CustomersRead, std::nullopt, PageId::Customers,
         [=, &navigator] { return customerPage(services, navigator); }},
        {PageId::Account, Permission::CustomersRead, std::nullopt, PageId::Customers,
         [=, &navigator, &sender] { return accountPage(services, navigator, sender); }},
        {PageId::NewTransfer, Permission::TransfersCreate, RailEntry{Icon::Transfer, tr("New transfer"), Qt::Key_F3, 2},
         PageId::NewTransfer,
         [=, &navigator, &sender] { return new NewTransferPage(services.bank, sender, services.receipts, navigator); }},
        {PageId::Transfers, Permission::TransfersRead, RailEntry{Icon::List, tr("Transfers"), Qt::Key_F4, 3},
         PageId::Transfers,
         [=, &navigator] { return new TransfersPage(services.bank, navigator, &services.settings); }},
        {PageId::Transfer, Permission::TransfersRead, std::nullopt, PageId::Transfers,
         [=, &navigator, &sender] { return transferPage(services, navigator, sender); }},
        {PageId::Unresolved, Permission::TransfersResolve,
         RailEntry{Icon::Unknown, tr("Unresolved", "orders without a known outcome"), Qt::Key_F6, 4},
         PageId::Unresolved,
         [=, &navigator, &sender, mayResolveForOthers = staff.role == Role::Supervisor] {
             return new UnresolvedPage(sender, services.journal, services.bank, navigator, mayResolveForOthers);
         },
         true},
        {PageId::Approvals, Permission::ApprovalsRead, RailEntry{Icon::Check, tr("Approvals"), Qt::Key_F7, 5},
         PageId::Approvals, [=, &navigator, &sender] { return approvalsPage(services, navigator, sender); }},
        {PageId::Limits, Permission::LimitsRead, std::nullopt, PageId::Approvals,
         [=, &navigator, &sender] { return limitsPage(services, navigator, sender); }},
        {PageId::Audit, Permission::AuditRead, RailEntry{Icon::Trail, tr("Audit trail"), Qt::Key_F8, 6, 4},
         PageId::Audit, [=, &navigator] { return auditPage(services, navigator); }},
        {PageId::AuditEvent, Permission::AuditRead, std::nullopt, PageId::Audit,
         [=, &navigator] { return new AuditEventPage(services.bank, navigator); }},
        {PageId::Monitoring, Permission::MonitoringRead, RailEntry{Icon::Pulse, tr("Monitoring"), Qt::Key_F9, 7, 2},
         PageId::Monitoring, [=] { return new MonitoringPage(services.bank); }},
        {PageId::Administration, Permission::StaffManage,
         RailEntry{Icon::Staff, tr("Administration"), Qt::Key_F11, 8, 1}, PageId::Administration,
         [=, self = staff.id] { return new AdministrationPage(services.bank, self, &services.settings); }},
        {PageId::Preferences, std::nullopt, RailEntry{Icon::Settings, tr("Preferences"), Qt::Key_F12, 9},
         PageId::Preferences, [=, &navigator] { return preferencesPage(services, navigator); }},
        {PageId::SignIns, std::nullopt, std::nullopt, PageId::Preferences,
         [=, &navigator] { return new SignInsPage(services.bank, navigator, &services.settings); }},
    };
    std::erase_if(features, [&](const Feature& each) { return each.needs && !services.session.may(*each.needs); });
    return features;
}

} // namespace cf::app
