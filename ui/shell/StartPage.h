// Where a role lands for which there is nothing else to show yet.
#pragma once

#include "models/domain/Role.h"
#include "ui/shell/Page.h"

namespace cf::ui {

class EmptyState;

class StartPage : public Page
{
    Q_OBJECT

public:
    explicit StartPage(Role role, QWidget* parent = nullptr);

    QString title() const override;
    void activate() override;

private:
    EmptyState* m_state;
};

} // namespace cf::ui
