// Presses keys and clicks at random in a real desktop against a real bank over a bad network. Checks that the program
// stays alive and its window never freezes.
#pragma once

#include <QElapsedTimer>
#include <QPoint>
#include <QString>
#include <QWidget>

#include <random>

//! CPU time used by this thread, in milliseconds.
qint64 workOfThisThread();

class RandomUser
{
public:
    RandomUser(QWidget& window, unsigned seed)
        : m_window(window)
        , m_random(seed)
    {
    }

    //! One key, click or resize, and the events that follow.
    void act();

    //! The longest event loop iteration in milliseconds: CPU time and wall-clock time.
    qint64 longestWork() const { return m_longestWork; }
    qint64 longestStandstill() const { return m_longestStandstill; }
    //! The action at that time.
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
