// The entries of an account, or those that match a search, with a jump to a day. Part of AccountPage.
#pragma once

#include "models/tables/EntryTableModel.h"
#include "models/tables/FoundEntryTableModel.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;
class QLayout;
class QPushButton;

namespace cf::ui {

class DayEdit;
class KeyedWidget;
class RemoteTableView;
class SearchField;

class EntriesPanel : public QWidget
{
    Q_OBJECT

public:
    //! The bank outlives this.
    explicit EntriesPanel(client::Bank& bank, QWidget* parent = nullptr);

    //! Another account: from its newest entry, without a search.
    void setAccount(const AccountId& account);
    //! The account as just fetched: what amounts are in, how many entries it has.
    void setAccount(const contract::Account& account);
    void refresh();
    void addKeysTo(KeyedWidget& page);
    QList<QWidget*> tabStops() const;
    //! The list of all entries, where the page begins.
    RemoteTableView* list() const { return m_list; }

Q_SIGNALS:
    void entryActivated(const cf::contract::Entry& entry);
    //! Other keys work than before.
    void hintsChanged();

private:
    void layOut();
    QLayout* makeTop();
    RemoteTableView* makeTable(const QString& name, tables::WindowedTableModel* model);
    void search();
    void clearSearch();
    void showAll();
    void say(Tone tone, const QString& sentence);
    void openGoTo();
    void closeGoTo();
    void goToDay();
    void showDay(const QDate& day, std::int64_t bookedByThen);

    client::Bank& m_bank;
    std::optional<contract::Account> m_account;
    tables::EntryTableModel m_entries;
    tables::FoundEntryTableModel m_found;
    SearchField* m_search;
    QPushButton* m_goTo;
    QWidget* m_goToBar;
    DayEdit* m_day;
    QPushButton* m_go;
    QLabel* m_message;
    RemoteTableView* m_list;
    RemoteTableView* m_matches;
    bool m_isMistaken = false; //!< What was to be searched for could not be read.
    client::CallHandle m_dayCall;
};

} // namespace cf::ui
