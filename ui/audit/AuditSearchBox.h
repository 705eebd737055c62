// The search box of the audit trail with what is wrong with its text and a card of the words it understands. Part of
// AuditPage.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace cf::ui {

class SearchField;
class SearchHelp;

class AuditSearchBox : public QWidget
{
    Q_OBJECT

public:
    explicit AuditSearchBox(QWidget* parent = nullptr);

    //! What is typed, searched for or not; without blanks at its ends.
    QString text() const;
    void setText(const QString& text);
    void takeFocus(Qt::FocusReason reason);

    //! A whole sentence below the box, until it is taken away.
    void showMistake(const QString& sentence);
    void clearMistake();

    void toggleHelp();
    //! False when it is not open.
    bool closeHelp();

Q_SIGNALS:
    //! Each search is recorded, so it begins by Enter and not at every pause.
    void entered(const QString& text);
    //! The text was taken away, which is acted on at once.
    void emptied();

private:
    QHBoxLayout* buildRow();

    SearchField* m_field;
    QToolButton* m_words;
    SearchHelp* m_help;
    QLabel* m_mistake;
};

} // namespace cf::ui
