// Calls that ended with an error, and the details of one: all calls of its trace and their audit events. Part of
// MonitoringPage.
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

    //! Shows only that operation; empty: all.
    void setOperation(const QString& operation);
    //! The list updates while `shown`.
    void setShown(bool shown);
    //! No updates while paused.
    void setPaused(bool paused) { m_controller.setPaused(paused); }

private:
    QWidget* buildFilter();
    QWidget* buildTrace();
    void applyFilter();
    void showCalls(const std::vector<contract::FailedCall>& calls, bool narrowed);
    void openTyped(const QString& text);
    void openTrace(const QString& traceId); //!< Or its prefix.
    void showTrace(const contract::Trace& trace);

    client::Bank& m_bank;
    ErrorsController m_controller;
    tables::FailedCallTableModel m_model;
    MessageBanner* m_banner;
    QPushButton* m_serverOnly;
    QPushButton* m_operation; //!< Removes the filter when pressed.
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
