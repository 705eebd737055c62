// The teller's first screen: customer search as you type. Enter moves into the list, Enter there opens the customer.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Customers.h"
#include "ui/shell/Page.h"

class QLabel;

namespace cf::tables {
class CustomerTableModel;
}

namespace cf::ui {

class Navigator;
class RemoteTableView;
class SearchField;

class CustomersPage : public Page
{
    Q_OBJECT

public:
    //! Bank and navigator outlive this.
    CustomersPage(client::Bank& bank, Navigator& navigator, QWidget* parent = nullptr);

    QString title() const override;
    void activate() override;
    void shownAgain() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void layOut();
    void onSearch(const QString& text);
    void onTotalChanged();
    void enterResults();
    void onRowsArrived();
    void showEverybody();
    void openCustomer(qint64 position);
    QString countText() const;

    Navigator& m_navigator;
    tables::CustomerTableModel* m_model;
    SearchField* m_search;
    QLabel* m_count;
    RemoteTableView* m_table;
    bool m_entering = false; //!< Select the first row once there is one.
};

} // namespace cf::ui
