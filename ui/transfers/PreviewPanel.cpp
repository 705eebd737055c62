#include "ui/transfers/PreviewPanel.h"

#include "ui/transfers/PreviewText.h"
#include "ui/widgets/FactGrid.h"
#include "ui/widgets/MessageBanner.h"
#include "ui/widgets/Styling.h"

#include <QVBoxLayout>

namespace cf::ui {

namespace {

constexpr int kPreviewColumns = 2;

} // namespace

PreviewPanel::PreviewPanel(QWidget* parent)
    : QWidget(parent)
    , m_verdict(new MessageBanner(this))
    , m_facts(new FactGrid(kPreviewColumns, this))
{
    m_verdict->setDismissible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.6));
    column->addWidget(m_verdict);
    column->addWidget(m_facts);
    column->addStretch();
    // Keeps the space of two rows, so that the buttons below do not jump when the bank answers.
    setMinimumHeight(em(6));
}

void PreviewPanel::setPreview(const contract::TransferPreview* preview)
{
    showVerdict(preview);
    m_facts->setFacts(preview ? PreviewText::facts(*preview) : QList<Fact>());
}

void PreviewPanel::showVerdict(const contract::TransferPreview* preview)
{
    const QString verdict = preview ? PreviewText::verdict(*preview) : QString();
    if (verdict.isEmpty())
        m_verdict->clearMessage();
    else if (verdict != m_verdict->text())
        m_verdict->showMessage(preview->refusal ? Tone::Danger : Tone::Warning, verdict);
}

} // namespace cf::ui
