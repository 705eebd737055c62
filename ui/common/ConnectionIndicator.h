// Shows whether the bank can be reached, by icon and text. At the foot of the rail and on the sign-in page.
#pragma once

#include "services/client/ConnectionMonitor.h"

#include <QWidget>

class QLabel;

namespace cf::ui {

class IconLabel;

class ConnectionIndicator : public QWidget
{
    Q_OBJECT

public:
    //! Follows the monitor, which outlives this. `bank` is the host shown in the tool tip.
    ConnectionIndicator(const client::ConnectionMonitor& monitor, const QString& bank, QWidget* parent = nullptr);

    QString text() const;

private:
    void showState(const client::ConnectionState& state);

    QString m_bank;
    IconLabel* m_icon;
    QLabel* m_text;
};

} // namespace cf::ui
