// Who signed in under one's own name, or tried to, when and from where: so that a stolen password is noticed by its
// owner. Reached from the preferences.
#pragma once

#include "models/tables/SignInTableModel.h"
#include "ui/shell/Page.h"

class QPushButton;
class QSettings;

namespace cf::ui {

class Navigator;
class RemoteTableView;

class SignInsPage : public Page
{
    Q_OBJECT

public:
    //! All outlive this; `settings` keeps the column widths and may be null.
    SignInsPage(client::Bank& bank, Navigator& navigator, QSettings* settings, QWidget* parent = nullptr);

    QString title() const override;
    void activate() override;
    void shownAgain() override;

private:
    void layOut(QSettings* settings);

    tables::SignInTableModel m_model;
    RemoteTableView* m_table;
    QPushButton* m_refresh;
    QPushButton* m_back;
};

} // namespace cf::ui
