// Whose account it is: a link to each customer, owner first, with what the others may do.
#pragma once

#include "services/contract/Accounts.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QPushButton;

namespace cf::ui {

class HolderLinks : public QWidget
{
    Q_OBJECT

public:
    explicit HolderLinks(QWidget* parent = nullptr);

    //! Keeps the buttons there are, so that a refresh takes the focus from none of them.
    void setHolders(const std::vector<contract::AccountHolder>& holders);

Q_SIGNALS:
    void customerChosen(const cf::CustomerId& customer);

private:
    void addLink();

    QHBoxLayout* m_row;
    std::vector<QPushButton*> m_links;
    std::vector<CustomerId> m_customers; //!< Of the links that are shown.
};

} // namespace cf::ui
