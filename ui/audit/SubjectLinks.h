// Whom and what an audit event concerns, and who did it: each opens, and leads to everything that was recorded about
// it. Part of AuditEventPage.
#pragma once

#include "services/contract/Audit.h"

#include <QWidget>

class QGridLayout;

namespace cf::ui {

class Navigator;

class SubjectLinks : public QWidget
{
    Q_OBJECT

public:
    //! The navigator outlives this.
    explicit SubjectLinks(Navigator& navigator, QWidget* parent = nullptr);

    void setEvent(const contract::AuditRow& row);

private:
    void addActor(const contract::AuditRow& row);
    void addSubject(int at, const contract::AuditSubject& subject);
    void addKind(int at, const QString& kind);
    void addTrail(int at, const std::string& id, const QString& text, const QString& accessibleName);
    //! False when there is no page for what the id names.
    bool canOpen(const std::string& id) const;
    void open(const std::string& id);

    Navigator& m_navigator;
    QGridLayout* m_grid;
};

} // namespace cf::ui
