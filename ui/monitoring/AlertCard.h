// One alert: what is wrong, since when, who handles it, its comments and actions. Part of AlertsPanel.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Monitoring.h"
#include "ui/widgets/SectionCard.h"

class QLabel;
class QPushButton;

namespace cf::ui {

class BusyButton;
class LineEdit;
class StatusPill;

class AlertCard : public SectionCard
{
    Q_OBJECT

public:
    AlertCard(client::Bank& bank, const contract::Alert& alert, QWidget* parent = nullptr);

    //! The alert's current state. A half-typed comment is kept.
    void showAlert(const contract::Alert& alert);
    const contract::Alert& alert() const { return m_alert; }

    bool holdsWork() const;

    //! A rule's name for users: "Too many calls fail".
    static QString ruleText(const std::string& rule);
    //! "2.4 % where at most 1 % is wanted".
    static QString valueText(const contract::Alert& alert);

private:
    void update(const contract::AlertUpdate& update, BusyButton* button);
    void sendComment();

    client::Bank& m_bank;
    contract::Alert m_alert;
    StatusPill* m_status;
    QLabel* m_story;
    QLabel* m_comments;
    QLabel* m_error;
    BusyButton* m_acknowledge;
    BusyButton* m_takeOver;
    LineEdit* m_comment;
    BusyButton* m_send;
};

} // namespace cf::ui
