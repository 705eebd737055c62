// Saves one table's user-set column widths in the settings. Created by RemoteTableView.
#pragma once

#include <QObject>
#include <QString>

class QHeaderView;
class QSettings;

namespace cf::ui {

class ColumnWidths : public QObject
{
    Q_OBJECT

public:
    //! Restores saved widths if the column count matches; the header is the parent. `settings` outlives it.
    ColumnWidths(QHeaderView* header, QSettings* settings, const QString& tableName);

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    void restore();
    void save();

    QHeaderView* m_header;
    QSettings* m_settings;
    QString m_key;
    int m_saveTimer = 0;
};

} // namespace cf::ui
