// A part of an account's page that unfolds below its figures and gives orders: the holds, the blocks. AccountTools has
// them.
#pragma once

#include "services/contract/Accounts.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace cf::ui {

class KeyedWidget;

class AccountPanel : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    //! Whether it has something to show or to do for that account.
    virtual bool isOffered(const contract::Account& account) const = 0;
    //! The account as just fetched, perhaps the same one again.
    virtual void setAccount(const contract::Account& account) = 0;
    //! Fetches anew what does not come with the account. Called while unfolded.
    virtual void refresh() = 0;
    //! Just unfolded by a key: takes the focus.
    virtual void begin() = 0;
    virtual void addKeysTo(KeyedWidget& page) = 0;
    virtual QList<QWidget*> tabStops() const = 0;
    //! As for a page.
    virtual bool holdsWork() const = 0;
    virtual bool showsOutcome(const QString& id) const = 0;

Q_SIGNALS:
    //! An order changed the account or may have: it is to be fetched again.
    void accountChanged();
    //! Other keys work than before.
    void hintsChanged();
};

} // namespace cf::ui
