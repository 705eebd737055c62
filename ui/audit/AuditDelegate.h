// Paints what audit events have beside their text: the result with its icon, and that an event is not sealed yet.
#pragma once

#include "models/domain/AuditEvent.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/RowDelegate.h"

class QIcon;

namespace cf::ui {

//! The tone and the icon that a result has on every page of the trail. Most succeed, so that is quiet.
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
