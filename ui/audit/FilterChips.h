// What the audit trail is narrowed to, each with a cross that takes it away. Hidden while nothing is set. Part of
// AuditPage.
#pragma once

#include "ui/audit/AuditFilter.h"

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace cf::ui {

struct FilterChip
{
    FilterPart part;
    QString text;
    bool operator==(const FilterChip&) const = default;
};

class FilterChips : public QWidget
{
    Q_OBJECT

public:
    explicit FilterChips(QWidget* parent = nullptr);

    //! `clearable`: something is set, be it without a chip: everything can be cleared at once.
    void setChips(const QList<FilterChip>& chips, bool clearable);

Q_SIGNALS:
    void removed(cf::ui::FilterPart part);
    void cleared();

private:
    QPushButton* chipButton(const FilterChip& chip);

    QList<FilterChip> m_chips;
    QList<QPushButton*> m_buttons;
    QHBoxLayout* m_row;
    QPushButton* m_clear;
};

} // namespace cf::ui
