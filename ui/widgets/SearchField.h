// A debounced search-as-you-type field: Enter searches at once, Escape clears.
#pragma once

#include "ui/widgets/LineEdit.h"

#include <QBasicTimer>

#include <chrono>
#include <optional>

namespace cf::ui {

class SearchField : public LineEdit
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kDebounce{150};

    explicit SearchField(QWidget* parent = nullptr);

    //! The next text is requested even if it equals the last one.
    void askAnew() { m_requested.reset(); }

Q_SIGNALS:
    //! The text, trimmed, has settled; never twice the same in a row.
    void searchRequested(const QString& text);
    //! Enter or Down: move to the results. A pending search has been requested before.
    void leaveToResults();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    void flush();

    QBasicTimer m_debounce;
    std::optional<QString> m_requested = QString();
};

} // namespace cf::ui
