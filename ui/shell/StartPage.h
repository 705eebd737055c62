// The first page of a role that has no pages of its own.
#pragma once

#include "ui/shell/Page.h"

namespace cf::ui {

class EmptyState;

class StartPage : public Page
{
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    QString title() const override;
    void activate() override;

private:
    EmptyState* m_state;
};

} // namespace cf::ui
