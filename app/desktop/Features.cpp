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
#include "ui/preferences/SignInsPage.h"
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

Page* preferencesPage(const PageParts& parts, Navigator& navigator)
{
    auto* page = new PreferencesPage(parts.settings, parts.applyPreferences);
    page->offerAccount([&session = parts.session] { return session.recoveryCodesLeft(); }, navigator);
    return page;
}

} // namespace

std::vector<Feature> Features::of(const PageParts& parts, Navigator& navigator, client::TransferSender& sender)
{
    const contract::StaffMember& staff = *parts.session.staff();
    // Compliance may read customers, too, but mainly uses the trail: hence the order of homes.
    std::vector<Feature> features = {
        {Place::Customers, Permission::CustomersRead, RailEntry{Icon::Customers, tr("Customers"), Qt::Key_F2, 1, 3},
         Place::Customers, [=, &navigator] { return new CustomersPage(parts.bank, navigator); }},
        {Place::Customer, Permission::CustomersRead, std::nullopt, Place::Customers,
         [=, &navigator] { return customerPage(parts, navigator); }},
        {Place::Account, Permission::CustomersRead, std::nullopt, Place::Customers,
         [=, &navigator] { return accountPage(parts, navigator); }},
        {Place::NewTransfer, Permission::TransfersCreate, RailEntry{Icon::Transfer, tr("New transfer"), Qt::Key_F3, 2},
         Place::NewTransfer,
         [=, &navigator, &sender] { return new NewTransferPage(parts.bank, sender, parts.receipts, navigator); }},
        {Place::Transfers, Permission::TransfersRead, RailEntry{Icon::List, tr("Transfers"), Qt::Key_F4, 3},
         Place::Transfers, [=, &navigator] { return new TransfersPage(parts.bank, navigator, &parts.settings); }},
        {Place::Transfer, Permission::TransfersRead, std::nullopt, Place::Transfers,
         [=, &navigator] { return transferPage(parts, navigator); }},
        {Place::Unresolved, Permission::TransfersResolve,
         RailEntry{Icon::Unknown, tr("Unresolved", "orders without a known outcome"), Qt::Key_F6, 4}, Place::Unresolved,
         [=, &navigator, &sender, mayResolveForOthers = staff.role == Role::Supervisor] {
             return new UnresolvedPage(sender, parts.journal, parts.bank, navigator, mayResolveForOthers);
         },
         true},
        {Place::Approvals, Permission::ApprovalsRead, RailEntry{Icon::Check, tr("Approvals"), Qt::Key_F7, 5},
         Place::Approvals, [=] { return new ApprovalsPage(parts.bank, &parts.settings); }},
        {Place::Audit, Permission::AuditRead, RailEntry{Icon::Trail, tr("Audit trail"), Qt::Key_F8, 6, 4}, Place::Audit,
         [=, &navigator] { return auditPage(parts, navigator); }},
        {Place::AuditEvent, Permission::AuditRead, std::nullopt, Place::Audit,
         [=, &navigator] { return new AuditEventPage(parts.bank, navigator); }},
        {Place::Monitoring, Permission::MonitoringRead, RailEntry{Icon::Pulse, tr("Monitoring"), Qt::Key_F9, 7, 2},
         Place::Monitoring, [=] { return new MonitoringPage(parts.bank); }},
        {Place::Administration, Permission::StaffManage,
         RailEntry{Icon::Staff, tr("Administration"), Qt::Key_F11, 8, 1}, Place::Administration,
         [=, self = staff.id] { return new AdministrationPage(parts.bank, self, &parts.settings); }},
        {Place::Preferences, std::nullopt, RailEntry{Icon::Settings, tr("Preferences"), Qt::Key_F12, 9},
         Place::Preferences, [=, &navigator] { return preferencesPage(parts, navigator); }},
        {Place::SignIns, std::nullopt, std::nullopt, Place::Preferences,
         [=, &navigator] { return new SignInsPage(parts.bank, navigator, &parts.settings); }},
    };
    std::erase_if(features, [&](const Feature& each) { return each.needs && !parts.session.may(*each.needs); });
    return features;
}

} // namespace cf::app
