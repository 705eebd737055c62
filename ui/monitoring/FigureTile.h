// One figure with its name, its value in large digits, and its meaning as text and icon. Tiles make up the monitoring
// overview.
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
    //! Replaces the name: a replica's is known only once it appears.
    void setName(const QString& name);
    //! Greyed out while the figures are stale.
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
