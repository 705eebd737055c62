// Jumps to an event number or a day in the audit trail, typed into one field. Hidden until Ctrl+G; part of AuditPage.
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

    //! Shows it with the focus in the field. `filtered`: notes that the filters are cleared first.
    void open(bool filtered);
    //! Why the jump failed; a whole sentence.
    void showMistake(const QString& sentence);

    using Target = std::variant<std::int64_t, QDate>;
    //! "1234567", "1 234 567", "2026-11-22" or a day in this locale's format; empty for anything else.
    static std::optional<Target> read(const QString& text);

Q_SIGNALS:
    void numberRequested(std::int64_t seq);
    void dayRequested(QDate day);
    //! It was closed or its page was left: a pending day lookup is obsolete.
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
