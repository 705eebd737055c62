// Covers a RemoteTableView without rows and says why: loading, empty, failed.
#pragma once

#include "models/tables/WindowedTableModel.h"
#include "ui/widgets/EmptyState.h"

#include <QBasicTimer>
#include <QPointer>

class QAbstractScrollArea;

namespace cf::ui {

class TableOverlay : public EmptyState
{
    Q_OBJECT

public:
    //! Covers the viewport of `table`, its parent.
    explicit TableOverlay(QAbstractScrollArea* table);

    //! What is shown for an empty list; the action emits emptyActionTriggered().
    void setEmptyContent(const QIcon& icon, const QString& sentence, const QString& action);
    //! Null: empty. The loading note appears after a delay, so that quick answers do not flicker.
    void showState(tables::WindowedTableModel* model);

Q_SIGNALS:
    void emptyActionTriggered();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    void place();

    QAbstractScrollArea* m_table;
    QPointer<tables::WindowedTableModel> m_model;
    QIcon m_emptyIcon;
    QString m_emptySentence;
    QString m_emptyAction;
    QBasicTimer m_loadingDelay;
};

} // namespace cf::ui
