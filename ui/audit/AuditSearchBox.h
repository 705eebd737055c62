// The audit trail's search box with its error text and a help card of search words. Part of AuditPage.
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

    //! The typed text, searched or not; trimmed.
    QString text() const;
    void setText(const QString& text);
    void takeFocus(Qt::FocusReason reason);

    //! A whole sentence below the box, until cleared.
    void showMistake(const QString& sentence);
    void clearMistake();

    void toggleHelp();
    //! False when it is not open.
    bool closeHelp();

Q_SIGNALS:
    //! Every search is audited, so it starts on Enter, not at every pause.
    void entered(const QString& text);
    //! The text was cleared, which takes effect at once.
    void emptied();

private:
    QHBoxLayout* buildRow();

    SearchField* m_field;
    QToolButton* m_words;
    SearchHelp* m_help;
    QLabel* m_mistake;
};

} // namespace cf::ui
