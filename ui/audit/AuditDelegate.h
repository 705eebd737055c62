// Paints the cells of audit events: the result with its icon, and events not sealed yet.
#pragma once

#include "models/domain/AuditEvent.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/RowDelegate.h"

class QIcon;

namespace cf::ui {

//! The tone and icon of a result on all audit pages. Success is muted because it is the most common.
Tone toneOf(AuditResult result);
QIcon iconOf(AuditResult result);

class AuditDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace cf::ui
