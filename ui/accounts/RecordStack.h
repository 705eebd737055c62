// The body of a page about one record: the record, or in its place that it is loading or why it cannot be shown.
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
    //! Takes `content`. `first` is the widget of it that gets the focus once it is shown.
    RecordStack(QWidget* content, QWidget* first, QWidget* parent = nullptr);

    bool showsContent() const { return currentIndex() == 1; }
    /*! `hasRecord`: the content is shown, with `error`, if there is one, in a banner above it. Else the error with a
       way to try again, or that it is loading. */
    void showState(bool hasRecord, const QString& error);
    //! To the record, or to what can be done about its absence.
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
