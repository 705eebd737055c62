// Where in the audit trail to go: an event's number or a day, typed into one field. Hidden until Ctrl+G; part of
// AuditPage.
#pragma once

#include <QDate>
#include <QWidget>

#include <optional>
#include <variant>

class QLabel;

namespace cf::ui {

class LineEdit;

class GoToBar : public QWidget
{
    Q_OBJECT

public:
    explicit GoToBar(QWidget* parent = nullptr);

    //! Shows it with the focus in the field. `filtered`: it says that the filters are cleared first.
    void open(bool filtered);
    //! Why it could not be gone there; a whole sentence.
    void showMistake(const QString& sentence);

    using Target = std::variant<std::int64_t, QDate>;
    //! "1234567", "1 234 567", "2026-11-22" or a day as people of this locale type it; empty for anything else.
    static std::optional<Target> read(const QString& text);

Q_SIGNALS:
    void numberWanted(std::int64_t seq);
    void dayWanted(QDate day);
    //! It was closed, or its page was left: nobody waits for a day any more.
    void left();

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void go();

    LineEdit* m_field;
    QLabel* m_hint;
    QString m_usualHint;
};

} // namespace cf::ui
