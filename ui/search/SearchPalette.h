// One field for everything: places of the program by name, customers, accounts and transfers at the bank. Laid over the
// window by Ctrl+K; a result is opened by Enter. The program's own places come first, so that what the bank finds later
// moves nothing that is marked or pointed at. The workspace makes one for each sign-in.
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

//! Something the program can do by name.
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
    //! Covers `host`, usually the window, while it is open. `search` null: only commands. Both outlive this.
    SearchPalette(client::Bank* bank, Navigator& navigator, QList<Command> commands, QWidget* host);

    //! Empty, with the focus in its field; again while open: the same.
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
    QString m_text;              //!< Trimmed: what is shown is about it.
    bool m_waiting = false;      //!< The bank has not said yet what fits the text.
    bool m_openWhenHere = false; //!< Enter was pressed before anything was there to be opened.
};

} // namespace cf::ui
