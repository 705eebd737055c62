// A page's footer with its shortcuts. Display only; the keys are bound by the page. A narrow window drops the last
// hints.
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

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showWhatFits();

    QHBoxLayout* m_row;
};

} // namespace cf::ui
