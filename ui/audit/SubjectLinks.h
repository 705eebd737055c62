// Links to an audit event's actor and subjects: each opens, and leads to its audit events. Part of AuditEventPage.
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

    //! In tab order the links follow `before`, which accepts focus itself.
    void setEvent(const contract::AuditRow& row, QWidget* before);

private:
    void addActor(const contract::AuditRow& row);
    void addSubject(int at, const contract::AuditSubject& subject);
    void addKind(int at, const QString& kind);
    void addTrail(int at, const std::string& id, const QString& text, const QString& accessibleName);
    //! False if there is no page for this id.
    bool canOpen(const std::string& id) const;
    void open(const std::string& id);
    //! Takes the next place in the tab order.
    void orderTab(QWidget* link);

    Navigator& m_navigator;
    QGridLayout* m_grid;
    QWidget* m_lastLink = nullptr;
};

} // namespace cf::ui
