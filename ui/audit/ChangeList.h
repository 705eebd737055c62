// What an audit event changed: each field's old value, struck out after a minus, and new value after a plus. Events
// without changes show labelled facts. Part of AuditEventPage.
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
    //! Whether there are old values; else the list shows facts.
    static bool changesSomething(const std::vector<contract::AuditChange>& changes);

private:
    void addHeadings();
    void addChange(int row, const contract::AuditChange& change);
    void addField(int row, const contract::AuditChange& change);

    QGridLayout* m_grid;
    FactGrid* m_facts;
};

} // namespace cf::ui
