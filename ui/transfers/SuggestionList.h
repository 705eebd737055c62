// Accounts matching the typed text, in a list below the field. The field keeps keyboard focus and moves the selection.
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
    //! Shows it below `field`, or above if there is no room.
    void showBelow(const QWidget* field);

    void moveSelection(int rows);
    //! Null when the list is empty.
    const contract::AccountSummary* selected() const;

Q_SIGNALS:
    //! By mouse.
    void picked(const cf::contract::AccountSummary& account);

private:
    std::vector<contract::AccountSummary> m_accounts;
    QListWidget* m_list;
    QLabel* m_more;
};

} // namespace cf::ui
