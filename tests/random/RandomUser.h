// Somebody who presses keys and clicks without a plan, at a real desktop against a real bank over a bad network. What
// is watched: that the program lives, and that its window never stands still.
#pragma once

#include <QElapsedTimer>
#include <QPoint>
#include <QString>
#include <QWidget>

#include <random>

//! The processor's time that this thread has used, in milliseconds.
qint64 workOfThisThread();

class RandomUser
{
public:
    RandomUser(QWidget& window, unsigned seed)
        : m_window(window)
        , m_random(seed)
    {
    }

    //! One key, click or change of size, and the events that follow.
    void act();

    //! The longest that one turn of the event loop took, in milliseconds: of the processor's time, and by the clock.
    qint64 longestWork() const { return m_longestWork; }
    qint64 longestStandstill() const { return m_longestStandstill; }
    //! What was being done then.
    QString worstAction() const { return m_worstAction; }
    int actions() const { return m_actions; }

private:
    int pick(int least, int most) { return std::uniform_int_distribution(least, most)(m_random); }
    QString pressKey();
    QString click();
    QString resize();
    template <class Work>
    void measured(const QString& action, Work&& work);

    QWidget& m_window;
    std::mt19937 m_random;
    qint64 m_longestWork = 0;
    qint64 m_longestStandstill = 0;
    QString m_worstAction;
    int m_actions = 0;
};
