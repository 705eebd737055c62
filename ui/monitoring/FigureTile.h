// One figure with its name, its value in large digits, and what it means in words and with an icon. The overview of the
// monitoring panel is made of them.
#pragma once

#include "ui/monitoring/Judgement.h"

#include <QFrame>

class QLabel;

namespace cf::ui {

class IconLabel;

class FigureTile : public QFrame
{
    Q_OBJECT

public:
    explicit FigureTile(const QString& name, QWidget* parent = nullptr);

    void setJudgement(const Judgement& judgement);
    //! Replaces the name: a replica's is known only once it is there.
    void setName(const QString& name);
    //! Greyed while the figures are old.
    void setStale(bool stale);
    QString figure() const;

private:
    QLabel* m_name;
    QLabel* m_figure;
    QLabel* m_sentence;
    IconLabel* m_icon;
    Judgement m_judgement;
    bool m_stale = false;
};

} // namespace cf::ui
