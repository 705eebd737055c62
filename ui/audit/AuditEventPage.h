// One audit event: what happened, when and by whom, its subjects, its changes, and the hash that proves it. Reached
// from the list; its neighbours are one key away.
#pragma once

#include "ui/audit/AuditEventController.h"
#include "ui/shell/Page.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace cf::ui {

class ChangeList;
class CopyableValue;
class ElidedLabel;
class FactGrid;
class MessageBanner;
class Navigator;
class RecordStack;
class ScrollPane;
class SectionCard;
class StatusPill;
class SubjectLinks;

class AuditEventPage : public Page
{
    Q_OBJECT

public:
    //! Both outlive this.
    AuditEventPage(client::Bank& bank, Navigator& navigator, QWidget* parent = nullptr);

    void open(std::int64_t seq);

    QString title() const override;
    void setSubject(const PageSubject& subject) override;
    void activate() override;
    void shownAgain() override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* buildContent();
    void addTitleRow(QVBoxLayout* column);
    void addProof(QVBoxLayout* column);
    void addShortcuts();
    void onChanged();
    void fill(const contract::AuditDetail& detail);
    void fillFacts(const contract::AuditRow& row);
    void fillChanges(const contract::AuditDetail& detail);
    void openNewer();
    void openOlder();
    void backToList();

    Navigator& m_navigator;
    AuditEventController m_controller;
    ElidedLabel* m_action = nullptr;
    StatusPill* m_result = nullptr;
    QPushButton* m_newer = nullptr;
    QPushButton* m_older = nullptr;
    FactGrid* m_facts = nullptr;
    SubjectLinks* m_subjects = nullptr;
    SectionCard* m_changesCard = nullptr;
    ChangeList* m_changes = nullptr;
    QLabel* m_nothing = nullptr;
    MessageBanner* m_erased = nullptr;
    CopyableValue* m_leafHash = nullptr;
    CopyableValue* m_trace = nullptr;
    QPushButton* m_request = nullptr;
    CopyableValue* m_eventId = nullptr;
    CopyableValue* m_code = nullptr;
    ScrollPane* m_scroll = nullptr;
    RecordStack* m_stack = nullptr;
};

} // namespace cf::ui
