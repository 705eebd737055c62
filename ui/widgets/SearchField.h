// A search that runs while typing: waits until the fingers rest, Enter asks at once, Escape clears.
#pragma once

#include "ui/widgets/LineEdit.h"

#include <QBasicTimer>

#include <chrono>

namespace cf::ui {

class SearchField : public LineEdit
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kRest{150};

    explicit SearchField(QWidget* parent = nullptr);

Q_SIGNALS:
    //! The text, trimmed, has settled; never twice the same in a row.
    void searchRequested(const QString& text);
    //! Enter or Down: the teller wants to go to the results. A search that was waiting has been requested before.
    void leaveToResults();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    void flush();

    QBasicTimer m_rest;
    QString m_requested;
};

} // namespace cf::ui
