// What an audit event changed, to be read: each field with its value before, struck out behind a minus, and after,
// behind a plus. An event that only states things shows them as labelled facts. Part of AuditEventPage.
#pragma once

#include "services/contract/Audit.h"

#include <QWidget>

class QGridLayout;

namespace cf::ui {

class FactGrid;

class ChangeList : public QWidget
{
    Q_OBJECT

public:
    explicit ChangeList(QWidget* parent = nullptr);

    void setChanges(const std::vector<contract::AuditChange>& changes);
    //! Whether something was there before; else the list is one of facts.
    static bool changesSomething(const std::vector<contract::AuditChange>& changes);

private:
    void addHeadings();
    void addChange(int row, const contract::AuditChange& change);
    void addField(int row, const contract::AuditChange& change);

    QGridLayout* m_grid;
    FactGrid* m_facts;
};

} // namespace cf::ui
