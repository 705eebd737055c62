// Calls that ended with an error, and what lies behind one of them: every call of its trace and the audit events these
// left. Part of MonitoringPage.
#pragma once

#include "models/tables/FailedCallTableModel.h"
#include "ui/monitoring/ErrorsController.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace cf::ui {

class LineEdit;
class MessageBanner;
class PlainTable;

class ErrorsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorsPanel(client::Bank& bank, QWidget* parent = nullptr);

    //! Only that operation; empty: all.
    void setOperation(const QString& operation);
    //! The list is live while `shown`.
    void setShown(bool shown);
    //! While paused it stands still.
    void setPaused(bool paused) { m_controller.setPaused(paused); }

private:
    QWidget* buildFilter();
    QWidget* buildTrace();
    void applyFilter();
    void showCalls(const std::vector<contract::FailedCall>& calls, bool narrowed);
    void openTyped(const QString& text);
    void openTrace(const QString& traceId); //!< Or its beginning.
    void showTrace(const contract::Trace& trace);

    client::Bank& m_bank;
    ErrorsController m_controller;
    tables::FailedCallTableModel m_model;
    MessageBanner* m_banner;
    QPushButton* m_serverOnly;
    QPushButton* m_operation; //!< Takes the filter away when pressed.
    LineEdit* m_traceField;
    PlainTable* m_table;
    QLabel* m_none;
    QLabel* m_traceTitle;
    QLabel* m_traceCalls;
    QLabel* m_traceEvents;
    QString m_filter;
    client::CallHandle m_traceCall;
};

} // namespace cf::ui
