// The administrator's page: staff, sessions and branches behind three buttons.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Administration.h"
#include "ui/shell/Page.h"

class QLayout;
class QPushButton;
class QSettings;
class QStackedWidget;

namespace cf::ui {

class AdministrationPanel;
class SessionsPanel;

class AdministrationPage : public Page
{
    Q_OBJECT

public:
    //! Bank and settings (column widths; may be null) outlive this. `self` is the signed-in user.
    AdministrationPage(client::Bank& bank, StaffId self, QSettings* settings, QWidget* parent = nullptr);

    QString title() const override;
    void activate() override;
    void shownAgain() override;
    bool holdsWork() const override;
    bool mayLeave() override;
    QList<KeyHint> keyHints() const override;

private:
    void addPanel(QLayout* row, const QString& name, AdministrationPanel* panel);
    AdministrationPanel* current() const;
    //! Unless the current panel has unsaved input.
    void turnTo(int index);
    void step(int by);

    QStackedWidget* m_panels;
    QList<QPushButton*> m_buttons;
    SessionsPanel* m_sessions;
};

} // namespace cf::ui
