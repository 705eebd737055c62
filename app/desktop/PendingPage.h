// Stands where a page of this version is not built in.
#pragma once

#include "ui/shell/Page.h"

class QLineEdit;

namespace cf::app {

class PendingPage : public ui::Page
{
    Q_OBJECT

public:
    explicit PendingPage(const QString& title);

    QString title() const override { return m_title; }
    void activate() override;

private:
    QString m_title;
    QLineEdit* m_note;
};

} // namespace cf::app
