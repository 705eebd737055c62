// The body of a page about one record: the record, a loading note, or why it cannot be shown.
#pragma once

#include <QBasicTimer>
#include <QStackedWidget>

namespace cf::ui {

class EmptyState;
class MessageBanner;

class RecordStack : public QStackedWidget
{
    Q_OBJECT

public:
    //! Takes ownership of `content`. `first` is its widget that gets the focus once shown.
    RecordStack(QWidget* content, QWidget* first, QWidget* parent = nullptr);

    bool showsContent() const { return currentIndex() == 1; }
    /*! `hasRecord`: the content is shown, with `error`, if there is one, in a banner above it. Else the error with a
       way to try again, or that it is loading. */
    void showState(bool hasRecord, const QString& error);
    //! Focuses the record, or the action offered in its absence.
    void takeFocus();

Q_SIGNALS:
    void retryRequested();

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    void turnTo(int index);

    EmptyState* m_absence;
    MessageBanner* m_banner;
    QWidget* m_first;
    QBasicTimer m_loadingDelay;
};

} // namespace cf::ui
