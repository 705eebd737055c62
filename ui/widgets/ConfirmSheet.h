// Asks before money moves or something irreversible happens: a sheet over the window that grabs the keyboard until
// answered.
#pragma once

#include "ui/widgets/Fact.h"

#include <QList>
#include <QPointer>
#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

class QFrame;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace cf::ui {

class FactGrid;
class FormRow;
class MessageBanner;

class ConfirmSheet : public QWidget
{
    Q_OBJECT

public:
    //! Covers `host`, usually the window, and belongs to it. Important facts are shown large. `primaryAction` is a
    //! verb: "Transfer", not "OK".
    ConfirmSheet(const QString& title, const QList<Fact>& facts, const QString& primaryAction, QWidget* host);

    //! What it asks about is known better now. It stays as it is otherwise: what is being pressed does not move on to
    //! another sheet.
    void setFacts(const QList<Fact>& facts);
    //! A sentence above the buttons: "750.00 EUR were paid to this account today already." Empty: none.
    void setWarning(const QString& sentence);
    void setDangerous(bool dangerous);
    //! Adds a row to be filled in, below the facts; the sheet owns it. While `isComplete`, which shows what is wrong,
    //! says no, the sheet is not confirmed.
    void addField(FormRow* row, std::function<bool()> isComplete);
    //! For what may be a mistake: confirmed once, it stays and its button becomes `goOn`; confirmed again, it is done.
    void askTwice(const QString& goOn) { m_goOn = goOn; }

    //! Shows it with the focus on the first field, without one on Cancel. Exactly one of the signals follows, unless
    //! the host is destroyed first; then the sheet deletes itself.
    void open();
    //! Same as its button of that name.
    void cancel() { finish(false); }

Q_SIGNALS:
    void confirmed();
    void cancelled();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    QFrame* buildCard(const QString& title, const QString& primaryAction);
    void setSpoken();
    QWidget* firstStop() const;
    //! The first field that is not filled in; null: none.
    QWidget* incomplete() const;
    bool answeredBy(QKeyEvent* event, bool onPrimary);
    void keepFocus(QWidget* before, QWidget* now);
    void askAgain();
    void finish(bool confirmedByUser);

    struct Field
    {
        QWidget* widget;
        std::function<bool()> isComplete;
    };

    QWidget* m_host;
    QPointer<QWidget> m_focusBefore;
    QPushButton* m_primary = nullptr;
    QPushButton* m_cancel = nullptr;
    FactGrid* m_grid = nullptr;
    QList<Fact> m_facts;
    MessageBanner* m_warning = nullptr;
    QVBoxLayout* m_rows = nullptr;
    std::vector<Field> m_fields;
    QLabel* m_hint = nullptr;
    QString m_goOn; //!< Empty: the next confirmation counts.
    bool m_open = false;
};

} // namespace cf::ui
