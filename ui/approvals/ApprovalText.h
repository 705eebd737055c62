// The words for one order that waits or waited for approval: its sides, history and risks, on the page and in its
// sheets.
#pragma once

#include "services/contract/Approvals.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Fact.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <vector>

namespace cf::ui {

class ApprovalText
{
    Q_DECLARE_TR_FUNCTIONS(ApprovalText)

public:
    //! "750 000,00 CZK"; of a change that is not money what it is.
    static QString title(const contract::WaitingOrder& order);
    static Tone tone(contract::ApprovalState state);
    //! Why it waits, who ordered it, what was written with it.
    static QList<Fact> facts(const contract::Approval& approval);
    //! Which limit a change is about; empty: none.
    static QString limit(const contract::Approval& approval);
    //! What it changes that is not money, without what names the limit.
    static std::vector<contract::AuditChange> changes(const contract::Approval& approval);
    //! Of a limit that would be the first or the last one: that it is, and what holds without it; else empty.
    static Fact withoutLimit(const contract::Approval& approval);
    //! What a decision is about, for its sheet: amount and all parties, or what changes.
    static QList<Fact> effect(const contract::Approval& approval);
    //! "Sent back by Martin Kos, 22.11.2026, 10:49:25".
    static QString step(const contract::ApprovalStep& step);
    static QString risk(contract::ApprovalRisk risk);
};

} // namespace cf::ui
