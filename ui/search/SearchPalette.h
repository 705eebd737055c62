// One search field for pages, customers, accounts and transfers. Opens over the window with Ctrl+K; Enter opens a
// result. Pages come first, so that later results from the bank do not move a selected or hovered row. The workspace
// creates one per sign-in.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Search.h"
#include "ui/theme/IconLoader.h"

#include <QKeySequence>
#include <QPointer>
#include <QWidget>

#include <functional>

class QFrame;
class QLabel;
class QListWidget;
class QListWidgetItem;

namespace cf::ui {

class Navigator;
class SearchField;

//! A named command of the program.
struct Command
{
    Icon icon = Icon::ArrowRight;
    QString text;
    QKeySequence key;
    std::function<void()> run;
};

class SearchPalette : public QWidget
{
    Q_OBJECT

public:
    //! Covers `host`, usually the window, while open. Null `search`: commands only. Both outlive this.
    SearchPalette(client::Bank* bank, Navigator& navigator, QList<Command> commands, QWidget* host);

    //! Empty, with the focus in its field; the same if already open.
    void open();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void layOut();
    void place();
    bool onFieldKey(int key);
    void onEnter(int key);
    void onTyped();
    bool mayAsk() const;
    void ask(const QString& text);
    void take(const client::CallResult<contract::SearchResult>& result);
    void showCommands();
    void addHits();
    void showNote();
    QListWidgetItem* addItem(const QIcon& icon, const QString& title, const QString& note);
    void openCurrent();
    void openHit(const contract::SearchHit& hit);
    void close();
    void say(const QString& sentence);

    client::Bank* m_bank;
    Navigator& m_navigator;
    QList<Command> m_commands;
    QWidget* m_host;
    QFrame* m_card;
    SearchField* m_field;
    QListWidget* m_list;
    QLabel* m_note;
    QPointer<QWidget> m_focusBefore;
    client::CallHandle m_call;
    std::vector<contract::SearchHit> m_hits;
    QString m_text;              //!< Trimmed; the results shown are for it.
    bool m_waiting = false;      //!< The bank's results for the text are still pending.
    bool m_openWhenHere = false; //!< Enter was pressed before there was a result to open.
};

} // namespace cf::ui
