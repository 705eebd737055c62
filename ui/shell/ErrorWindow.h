// Shown instead of the main window when this machine is not set up: what is wrong, and that nothing was sent.
#pragma once

#include <QMainWindow>

namespace cf::ui {

class ErrorWindow : public QMainWindow
{
    Q_OBJECT

public:
    //! `sentence` says what this machine's administrator must fix.
    explicit ErrorWindow(const QString& sentence, QWidget* parent = nullptr);

Q_SIGNALS:
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
};

} // namespace cf::ui
