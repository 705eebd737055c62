// The accounts that match what is typed, in a list below the field. The field keeps the keyboard and moves the mark.
#pragma once

#include "services/contract/Accounts.h"

#include <QFrame>

#include <vector>

class QLabel;
class QListWidget;

namespace cf::ui {

class SuggestionList : public QFrame
{
    Q_OBJECT

public:
    //! A child of the window, so that nothing clips it.
    explicit SuggestionList(QWidget* window);

    void setAccounts(const std::vector<contract::AccountSummary>& accounts, bool more);
    //! Shows it under `field`, or above where there is no room.
    void showBelow(const QWidget* field);

    void moveMark(int rows);
    //! Null when the list is empty.
    const contract::AccountSummary* marked() const;

Q_SIGNALS:
    //! By the mouse.
    void picked(const cf::contract::AccountSummary& account);

private:
    std::vector<contract::AccountSummary> m_accounts;
    QListWidget* m_list;
    QLabel* m_more;
};

} // namespace cf::ui
