// The footer of a page: which keys do what here. Reading matter only; the keys themselves are the page's actions.
#pragma once

#include <QKeySequence>
#include <QWidget>

class QHBoxLayout;

namespace cf::ui {

class KeyHintBar : public QWidget
{
    Q_OBJECT

public:
    explicit KeyHintBar(QWidget* parent = nullptr);

    //! Appends "[F2] New transfer", the key written as this system writes it.
    void addHint(const QKeySequence& key, const QString& meaning);
    void clear();

private:
    QHBoxLayout* m_row;
};

} // namespace cf::ui
