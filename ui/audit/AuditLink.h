// "Audit trail" on the page of a customer, an account or a transfer: leads to its audit events. Hidden unless the page
// enables it for users who may read the trail.
#pragma once

#include <QPushButton>

#include <string>

namespace cf::ui {

class Navigator;

class AuditLink : public QPushButton
{
    Q_OBJECT

public:
    //! The navigator outlives this.
    explicit AuditLink(Navigator& navigator, QWidget* parent = nullptr);

    //! The wire form of its id; empty while there is none.
    void setSubject(const std::string& id);

private:
    std::string m_subject;
};

} // namespace cf::ui
