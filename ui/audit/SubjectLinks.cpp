#include "ui/audit/SubjectLinks.h"

#include "models/tables/AuditText.h"
#include "ui/shell/Navigator.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/Styling.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace cf::ui {
namespace {

using tables::AuditText;

Icon iconOf(tables::SubjectKind kind)
{
    switch (kind) {
    case tables::SubjectKind::Customer:
    case tables::SubjectKind::Staff:
        return Icon::Person;
    case tables::SubjectKind::Account:
        return Icon::Account;
    case tables::SubjectKind::Transfer:
        return Icon::Transfer;
    case tables::SubjectKind::Branch:
        return Icon::Bank;
    case tables::SubjectKind::Document:
    case tables::SubjectKind::Approval:
    case tables::SubjectKind::Other:
        break;
    }
    return Icon::List;
}

} // namespace

SubjectLinks::SubjectLinks(Navigator& navigator, QWidget* parent)
    : QWidget(parent)
    , m_navigator(navigator)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(em(0.8));
    m_grid->setVerticalSpacing(em(0.1));
    // Links stay next to their row, however wide the window is.
    m_grid->setColumnStretch(3, 1);
}

void SubjectLinks::setEvent(const contract::AuditRow& row, QWidget* before)
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        if (item->widget()) {
            // A pressed link is still emitting its signal.
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    m_lastLink = before;
    addActor(row);
    int at = 1;
    for (const contract::AuditSubject& subject : row.subjects)
        addSubject(at++, subject);
}

void SubjectLinks::addKind(int at, const QString& kind)
{
    auto* label = plainLabel(kind, TextRole::Body, this);
    setTextTone(label, Tone::Neutral);
    m_grid->addWidget(label, at, 0);
}

void SubjectLinks::addActor(const contract::AuditRow& row)
{
    addKind(0, tr("By", "who did it"));
    const QString name = AuditText::actor(row);
    //: a member of staff and their role
    auto* label =
        plainLabel(row.role ? tr("%1, %2").arg(name, AuditText::role(*row.role)) : name, TextRole::Strong, this);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setContentsMargins(em(0.6), 0, 0, 0);
    m_grid->addWidget(label, 0, 1);
    if (row.actor)
        addTrail(0, row.actor->id.toString(), tr("What they did"), tr("Everything done by %1").arg(name));
}

void SubjectLinks::addSubject(int at, const contract::AuditSubject& subject)
{
    const tables::SubjectKind kind = tables::subjectKindOf(subject.id);
    addKind(at, AuditText::kind(kind));
    const QString name = AuditText::subject(subject);
    if (canOpen(subject.id)) {
        // In a name an ampersand is not a mnemonic.
        auto* link = new QPushButton(icon(iconOf(kind), Tint::Accent),
                                     QString(name).replace(QLatin1Char('&'), QLatin1String("&&")), this);
        setKind(link, ButtonKind::Quiet);
        link->setToolTip(QString::fromStdString(subject.id));
        link->setAccessibleName(
            tr("Open %1: %2", "%1: customer, account or transfer").arg(AuditText::kind(kind), name));
        connect(link, &QPushButton::clicked, this, [this, id = subject.id] { open(id); });
        m_grid->addWidget(link, at, 1, Qt::AlignLeading);
        orderTab(link);
    } else {
        auto* label = plainLabel(name, TextRole::Body, this);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setContentsMargins(em(0.6), em(0.3), 0, em(0.3));
        m_grid->addWidget(label, at, 1);
    }
    addTrail(at, subject.id, tr("Its events"), tr("Everything recorded about %1").arg(name));
}

void SubjectLinks::addTrail(int at, const std::string& id, const QString& text, const QString& accessibleName)
{
    auto* trail = new QPushButton(icon(Icon::Eye, Tint::Accent), text, this);
    setKind(trail, ButtonKind::Quiet);
    trail->setAccessibleName(accessibleName);
    trail->setToolTip(accessibleName);
    connect(trail, &QPushButton::clicked, this, [this, id] { m_navigator.open({PageId::Audit, AuditTarget{id}}); });
    m_grid->addWidget(trail, at, 2, Qt::AlignLeading);
    orderTab(trail);
}

void SubjectLinks::orderTab(QWidget* link)
{
    setTabOrder(m_lastLink, link);
    m_lastLink = link;
}

bool SubjectLinks::canOpen(const std::string& id) const
{
    return CustomerId::parse(id) || AccountId::parse(id) || TransferId::parse(id);
}

void SubjectLinks::open(const std::string& id)
{
    if (const auto customer = CustomerId::parse(id))
        m_navigator.open({PageId::Customer, *customer});
    else if (const auto account = AccountId::parse(id))
        m_navigator.open({PageId::Account, *account});
    else if (const auto transfer = TransferId::parse(id))
        m_navigator.open({PageId::Transfer, *transfer});
}

} // namespace cf::ui
