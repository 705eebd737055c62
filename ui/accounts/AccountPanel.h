// A part of an account's page that unfolds below its figures and gives orders: a line of buttons, what became of the
// last order, a form for each action, and the list of what the actions are about. Base of the holds and the blocks,
// which AccountTools has.
#pragma once

#include "services/contract/Accounts.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <functional>

class QPushButton;

namespace cf::client {
class OrderSender;
}

namespace cf::tables {
class WindowedTableModel;
}

namespace cf::ui {

class ActionForm;
class KeyedWidget;
class MessageBanner;
class OrderBanner;
class RemoteTableView;

class AccountPanel : public QWidget
{
    Q_OBJECT

public:
    //! `sender` outlives this; `list` names the table to screen readers.
    AccountPanel(client::OrderSender& sender, const QString& list, QWidget* parent);

    //! Whether it has something to show or to do for that account.
    virtual bool isOffered(const contract::Account& account) const = 0;
    //! The account as just fetched, perhaps the same one again.
    virtual void setAccount(const contract::Account& account) = 0;
    //! Fetches anew what does not come with the account. Called while unfolded.
    virtual void refresh() = 0;
    virtual void addKeysTo(KeyedWidget& page);
    //! Just unfolded by a key: takes the focus.
    void begin();
    QList<QWidget*> tabStops() const;
    //! As for a form: a page of several panels asks all of them before it has one discard what is half filled in.
    bool mayBeDiscarded();
    void discard();
    //! As for a page.
    bool holdsWork() const;
    bool showsOutcome(const QString& id) const;

Q_SIGNALS:
    //! An order changed the account or may have: it is to be fetched again.
    void accountChanged();
    //! Other keys work than before.
    void hintsChanged();

protected:
    //! Beside the others.
    QPushButton* addButton(const QString& text);
    //! Once the buttons are there: below them the messages, the forms, the table of `model`, that many ems high.
    void layOut(const QList<MessageBanner*>& banners, const QList<ActionForm*>& forms,
                tables::WindowedTableModel* model, int height);
    OrderBanner* order() const { return m_order; }
    RemoteTableView* table() const { return m_table; }
    const QList<QPushButton*>& buttons() const { return m_buttons; }

    //! Nothing can be ordered while the last order has no outcome.
    virtual bool isBusy() const;
    //! isBusy() or what the buttons act on has changed.
    virtual void showChoice() = 0;
    void onBusy();
    //! Shows and enables the button. It does not take the focus along when it can no longer be pressed.
    void offer(QPushButton* button, bool isOffered, bool isEnabled);
    //! Opens the form, emptied by `start`, and closes the others. What is half filled in stays, there or here if it
    //! `isAboutSame`, until the user has said to discard it.
    void open(ActionForm* form, bool isAboutSame, const std::function<void()>& start);
    void close(ActionForm* form);
    void closeForms();

private:
    void onRowsArrived();

    OrderBanner* m_order;
    RemoteTableView* m_table;
    QList<QPushButton*> m_buttons; //!< As they stand, as the next two.
    QList<MessageBanner*> m_banners;
    QList<ActionForm*> m_forms;
    tables::WindowedTableModel* m_model = nullptr;
};

} // namespace cf::ui
