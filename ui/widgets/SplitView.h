// A list and the details of what is selected in it: beside each other, or above each other where that is too narrow.
// People move the divider; where they left it is kept.
#pragma once

#include <QSplitter>
#include <QString>

class QSettings;

namespace cf::ui {

class SplitView : public QSplitter
{
    Q_OBJECT

public:
    //! Owns both. `settings` outlives this and keeps the divider under `name`; it may be null.
    SplitView(QWidget* list, QWidget* detail, QSettings* settings, const QString& name, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QString key() const;
    //! Turns it if the width asks for that, with the divider where it was left.
    void turn();

    QSettings* m_settings;
    QString m_name;
};

} // namespace cf::ui
