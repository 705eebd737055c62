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

    //! In the order of the Tab key the links follow `before`, which takes the focus itself.
    void setEvent(const contract::AuditRow& row, QWidget* before);

private:
    void addActor(const contract::AuditRow& row);
    void addSubject(int at, const contract::AuditSubject& subject);
    void addKind(int at, const QString& kind);
    void addTrail(int at, const std::string& id, const QString& text, const QString& accessibleName);
    //! False when there is no page for what the id names.
    bool canOpen(const std::string& id) const;
    void open(const std::string& id);
    //! Takes the next place in the order of the Tab key.
    void orderTab(QWidget* link);

    Navigator& m_navigator;
    QGridLayout* m_grid;
    QWidget* m_lastLink = nullptr;
};

} // namespace cf::ui
