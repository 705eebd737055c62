// Labelled facts in two columns, as a booked transfer is shown: label, value, label, value.
#pragma once

#include <QString>
#include <QWidget>

class QGridLayout;

namespace cf::ui {

class FactList : public QWidget
{
    Q_OBJECT

public:
    explicit FactList(QWidget* parent = nullptr);

    void clear();
    //! Plain text that can be selected; an empty value is left out.
    void add(const QString& label, const QString& value, bool strong = false);

private:
    QGridLayout* m_grid;
};

} // namespace cf::ui
