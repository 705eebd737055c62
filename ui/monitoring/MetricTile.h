// One metric with its name, its value in large digits, and its meaning as text and icon. Tiles make up the monitoring
// overview.
#pragma once

#include "ui/monitoring/MetricRating.h"

#include <QFrame>

class QLabel;

namespace cf::ui {

class IconLabel;

class MetricTile : public QFrame
{
    Q_OBJECT

public:
    explicit MetricTile(const QString& name, QWidget* parent = nullptr);

    void setRating(const MetricRating& rating);
    //! Replaces the name: a replica's is known only once it appears.
    void setName(const QString& name);
    //! Greyed out while the metrics are stale.
    void setStale(bool stale);
    QString value() const;

private:
    QLabel* m_name;
    QLabel* m_value;
    QLabel* m_sentence;
    IconLabel* m_icon;
    MetricRating m_rating;
    bool m_stale = false;
};

} // namespace cf::ui
