// What the transfer being typed would do: whether it would be refused or wait, balances, what is left of the limits,
// fees. Below the fields of NewTransferPage.
#pragma once

#include "services/contract/Transfers.h"
#include "ui/widgets/Fact.h"

#include <QWidget>

namespace cf::ui {

class FactGrid;
class MessageBanner;

class PreviewPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewPanel(QWidget* parent = nullptr);

    //! Null: nothing is known, and nothing is shown.
    void setPreview(const contract::TransferPreview* preview);

private:
    void showVerdict(const contract::TransferPreview* preview);

    MessageBanner* m_verdict;
    FactGrid* m_facts;
};

} // namespace cf::ui
