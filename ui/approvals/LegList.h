// The accounts of an order that moves money: what it would do to each, its balance now and then. Part of ApprovalView.
#pragma once

#include "services/contract/Approvals.h"

#include <QWidget>

class QGridLayout;

namespace cf::ui {

class LegList : public QWidget
{
    Q_OBJECT

public:
    explicit LegList(QWidget* parent = nullptr);

    //! `isPending`: the order can still take effect, so that balances are shown.
    void setLegs(const std::vector<contract::ApprovalLeg>& legs, bool isPending);

private:
    void addCell(int row, int column, const QString& text, const QString& spoken);

    QGridLayout* m_grid;
};

} // namespace cf::ui
