// What may be ordered without a second person and what may leave an account: the limits in force, and asking for the
// change of one or for a first one, which waits for approval. Reached from the approvals.
#pragma once

#include "models/tables/LimitTableModel.h"
#include "services/client/OrderSender.h"
#include "ui/shell/Page.h"

class QPushButton;
class QSettings;

namespace cf::ui {

class LimitForm;
class LimitHolders;
class Navigator;
class OrderBanner;
class RemoteTableView;

class LimitsPage : public Page
{
    Q_OBJECT

public:
    //! All outlive this; `settings` keeps the column widths and may be null.
    LimitsPage(client::Bank& bank, client::OrderSender& sender, Navigator& navigator, QSettings* settings,
               QWidget* parent = nullptr);

    //! The user may ask for changes.
    void offerChanges();

    QString title() const override;
    void activate() override;
    void shownAgain() override;
    bool mayLeave() override;
    bool holdsWork() const override;
    bool showsOutcome(const QString& id) const override;

private:
    void layOut(QSettings* settings);
    void showChoice();
    void beginChange();
    void beginNew();
    //! Goes on with the form unless it is about something else; then `start` empties it, if what it holds may be lost.
    void openForm(bool isSame, const std::function<void()>& start);
    void closeForm();
    void ask();
    void onSettled(const client::OrderProgress& progress);

    tables::LimitTableModel m_model;
    LimitHolders* m_holders;
    QPushButton* m_new;
    QPushButton* m_change;
    QPushButton* m_refresh;
    QPushButton* m_back;
    OrderBanner* m_order;
    LimitForm* m_form;
    RemoteTableView* m_table;
};

} // namespace cf::ui
