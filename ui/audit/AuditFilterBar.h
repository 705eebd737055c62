// The audit trail's filters: time, action, result, branch. Part of AuditPage, which has the search box.
#pragma once

#include "services/contract/Administration.h"
#include "ui/audit/AuditFilter.h"

#include <QWidget>

class QComboBox;

namespace cf::ui {

class DayEdit;

class AuditFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit AuditFilterBar(QWidget* parent = nullptr);

    //! All actions; the selection is kept.
    void setActions(const std::vector<std::string>& actions);
    void setBranches(const std::vector<contract::BranchRow>& branches);
    bool hasBranches() const;
    //! Shows the filter without emitting a signal.
    void setFilter(const AuditFilter& filter);
    //! Writes these choices into the filter; leaves the rest of it.
    void read(AuditFilter& filter) const;
    //! The text of a choice, for its chip.
    QString actionText(const QString& action) const;
    QString branchText(const BranchId& branch) const;

Q_SIGNALS:
    void changed();

private:
    void addPeriod();
    void addResults();
    void addDays();
    void showDays();
    void onDayChanged();

    QComboBox* m_period;
    QWidget* m_days;
    DayEdit* m_from;
    DayEdit* m_to;
    QComboBox* m_action;
    QComboBox* m_result;
    QComboBox* m_branch;
    std::vector<std::string> m_actions;
    bool m_showing = false;
};

} // namespace cf::ui
