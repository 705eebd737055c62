#include "ui/audit/AuditLink.h"

#include "ui/shell/Navigator.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/Styling.h"

namespace cf::ui {

AuditLink::AuditLink(Navigator& navigator, QWidget* parent)
    : QPushButton(ui::icon(Icon::Eye, Tint::Accent), tr("Audit trail"), parent)
{
    setKind(this, ButtonKind::Quiet);
    setToolTip(tr("Everything recorded about this"));
    setEnabled(false);
    hide();
    connect(this, &QPushButton::clicked, this, [this, &navigator] {
        navigator.open({PageId::Audit, AuditTarget{m_subject}});
    });
}

void AuditLink::setSubject(const std::string& id)
{
    m_subject = id;
    setEnabled(!id.empty());
}

} // namespace cf::ui
