// An account's holders: a link to each customer, owner first, with the rights of the others.
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

    //! Reuses existing buttons, so that a refresh does not steal the focus.
    void setHolders(const std::vector<contract::AccountHolder>& holders);

Q_SIGNALS:
    void customerChosen(const cf::CustomerId& customer);

private:
    void addLink();

    QHBoxLayout* m_row;
    std::vector<QPushButton*> m_links;
    std::vector<CustomerId> m_customers; //!< Of the links shown.
};

} // namespace cf::ui
