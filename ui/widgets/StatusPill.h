// A status in a word or two with its icon: "Booked", "Dormant", "Unknown — checking". Never colour alone.
#pragma once

#include "ui/theme/Theme.h"

#include <QFrame>
#include <QIcon>

class QLabel;

namespace cf::ui {

class IconLabel;

class StatusPill : public QFrame
{
    Q_OBJECT

public:
    explicit StatusPill(QWidget* parent = nullptr);
    StatusPill(Tone tone, const QString& text, QWidget* parent = nullptr);

    //! `icon` null: the tone's own.
    void setStatus(Tone tone, const QString& text, const QIcon& icon = {});
    QString text() const;

private:
    IconLabel* m_icon;
    QLabel* m_text;
};

} // namespace cf::ui
