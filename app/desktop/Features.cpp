#include "app/desktop/Features.h"

#include "services/client/SessionKeeper.h"
#include "services/client/TransferSender.h"
#include "ui/accounts/AccountPage.h"
#include "ui/administration/AdministrationPage.h"
#include "ui/approvals/ApprovalsPage.h"
#include "ui/audit/AuditEventPage.h"
#include "ui/audit/AuditPage.h"
#include "ui/customers/CustomerPage.h"
#include "ui/customers/CustomersPage.h"
#include "ui/monitoring/MonitoringPage.h"
#include "ui/preferences/PreferencesPage.h"
#include "ui/transfers/NewTransferPage.h"
#include "ui/transfers/TransferPage.h"
#include "ui/transfers/TransfersPage.h"
#include "ui/transfers/UnresolvedPage.h"

namespace cf::app {

using namespace ui;

namespace {

Page* customerPage(const PageParts& parts, Navigator& navigator)
{
    const client::SessionKeeper& session = parts.session;
    auto* page = new CustomerPage(parts.bank, navigator, session.may(Permission::TransfersCreate));
    if (session.may(Permission::DocumentsRead))
        page->offerDocuments(parts.files, session.may(Permission::DocumentsAdd));
    if (session.may(Permission::AuditRead))
        page->offerAudit();
    return page;
}

Page* accountPage(const PageParts& parts, Navigator& navigator)
{
    auto* page = new AccountPage(parts.bank, navigator, parts.session.may(Permission::TransfersCreate));
    page->offerTools(parts.files);
    if (parts.session.may(Permission::AuditRead))
        page->offerAudit();
    return page;
}

Page* transferPage(const PageParts& parts, Navigator& navigator)
{
    auto* page = new TransferPage(parts.bank, parts.receipts, navigator);
    if (parts.session.may(Permission::AuditRead))
        page->offerAudit();
    return page;
}

Page* auditPage(const PageParts& parts, Navigator& navigator)
{
    return new AuditPage(
        {parts.bank, parts.files, navigator, &parts.settings, parts.session.may(Permission::AuditExport)});
}

Page* preferencesPage(const PageParts& parts)
{
    auto* page = new PreferencesPage(parts.settings, parts.applyPreferences);
    page->offerAccount([&session = parts.session] { return session.recoveryCodesLeft(); });
    return page;
}

} // namespace

std::vector<Feature> Features::of(const PageParts& parts, Navigator& navigator, client::TransferSender& sender)
{
    const contract::StaffMember& staff = *parts.session.staff();
    // Compliance may read customers, too, but mainly uses the trail: hence the order of homes.
    std::vector<Feature> features = {
        {PageId::Customers, Permission::CustomersRead, RailEntry{Icon::Customers, tr("Customers"), Qt::Key_F2, 1, 3},
         PageId::Customers, [=, &navigator] { return new CustomersPage(parts.bank, navigator); }},
        {PageId::Customer, Permission::CustomersRead, std::nullopt, PageId::Customers,
         [=, &navigator] { return customerPage(parts, navigator); }},
        {PageId::Account, Permission::CustomersRead, std::nullopt, PageId::Customers,
         [=, &navigator] { return accountPage(parts, navigator); }},
        {PageId::NewTransfer, Permission::TransfersCreate, RailEntry{Icon::Transfer, tr("New transfer"), Qt::Key_F3, 2},
         PageId::NewTransfer,
         [=, &navigator, &sender] { return new NewTransferPage(parts.bank, sender, parts.receipts, navigator); }},
        {PageId::Transfers, Permission::TransfersRead, RailEntry{Icon::List, tr("Transfers"), Qt::Key_F4, 3},
         PageId::Transfers, [=, &navigator] { return new TransfersPage(parts.bank, navigator, &parts.settings); }},
        {PageId::Transfer, Permission::TransfersRead, std::nullopt, PageId::Transfers,
         [=, &navigator] { return transferPage(parts, navigator); }},
        {PageId::Unresolved, Permission::TransfersResolve,
         RailEntry{Icon::Unknown, tr("Unresolved", "orders without a known outcome"), Qt::Key_F6, 4},
         PageId::Unresolved,
         [=, &navigator, &sender, mayResolveForOthers = staff.role == Role::Supervisor] {
             return new UnresolvedPage(sender, parts.journal, parts.bank, navigator, mayResolveForOthers);
         },
         true},
        {PageId::Approvals, Permission::ApprovalsRead, RailEntry{Icon::Check, tr("Approvals"), Qt::Key_F7, 5},
         PageId::Approvals, [=] { return new ApprovalsPage(parts.bank, &parts.settings); }},
        {PageId::Audit, Permission::AuditRead, RailEntry{Icon::Trail, tr("Audit trail"), Qt::Key_F8, 6, 4},
         PageId::Audit, [=, &navigator] { return auditPage(parts, navigator); }},
        {PageId::AuditEvent, Permission::AuditRead, std::nullopt, PageId::Audit,
         [=, &navigator] { return new AuditEventPage(parts.bank, navigator); }},
        {PageId::Monitoring, Permission::MonitoringRead, RailEntry{Icon::Pulse, tr("Monitoring"), Qt::Key_F9, 7, 2},
         PageId::Monitoring, [=] { return new MonitoringPage(parts.bank); }},
        {PageId::Administration, Permission::StaffManage,
         RailEntry{Icon::Staff, tr("Administration"), Qt::Key_F11, 8, 1}, PageId::Administration,
         [=, self = staff.id] { return new AdministrationPage(parts.bank, self, &parts.settings); }},
        {PageId::Preferences, std::nullopt, RailEntry{Icon::Settings, tr("Preferences"), Qt::Key_F12, 9},
         PageId::Preferences, [=] { return preferencesPage(parts); }},
    };
    std::erase_if(features, [&](const Feature& each) { return each.needs && !parts.session.may(*each.needs); });
    return features;
}

} // namespace cf::app
