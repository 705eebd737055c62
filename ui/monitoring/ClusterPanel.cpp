#include "ui/monitoring/ClusterPanel.h"

#include "models/tables/DateText.h"
#include "ui/monitoring/PartDelegate.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/MessageBanner.h"
#include "ui/widgets/PlainTable.h"
#include "ui/widgets/Styling.h"

#include <QLabel>
#include <QVBoxLayout>

namespace cf::ui {

using tables::ClusterParts;

ClusterPanel::ClusterPanel(client::Bank& bank, QWidget* parent)
    : KeyedWidget(parent)
    , m_polling(
          bank, std::chrono::seconds(1), [this](const contract::ClusterStatus& status) { showStatus(status); },
          [this](const QString& sentence) { m_trouble->showMessage(Tone::Danger, sentence); })
    , m_trouble(new MessageBanner(this))
    , m_seen(plainLabel({}, TextRole::Small, this))
    , m_failover(plainLabel({}, TextRole::Body, this))
    , m_table(new PlainTable(tr("Parts of the bank"), this))
    , m_meaning(plainLabel({}, TextRole::Body, this))
    , m_unused(new ElidedLabel({}, this))
{
    layOut();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ClusterPanel::showMeaning);
    connect(&m_parts, &tables::PartTableModel::dataChanged, this, &ClusterPanel::showMeaning);
    connect(&m_parts, &tables::PartTableModel::modelReset, this, &ClusterPanel::showMeaning);
    addKey(Qt::Key_F5, tr("Refresh"), [this] { setShown(true); });
}

void ClusterPanel::layOut()
{
    m_trouble->setDismissible(false);
    setTextTone(m_seen, Tone::Neutral);
    setTextTone(m_unused, Tone::Neutral);
    m_failover->setWordWrap(true);
    m_failover->hide();
    m_meaning->setWordWrap(true);
    m_meaning->setAccessibleName(tr("What it means for the bank"));
    m_table->setModel(&m_parts);
    m_table->setItemDelegate(new PartDelegate(m_table));
    m_table->setColumns({{24}, {22}, {18}, {24, true}});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.6));
    column->addWidget(m_trouble);
    column->addWidget(m_seen);
    column->addWidget(m_failover);
    column->addWidget(m_table, 1);
    column->addWidget(m_meaning);
    column->addWidget(m_unused);
    setFocusProxy(m_table);
}

void ClusterPanel::setShown(bool shown)
{
    if (shown)
        m_polling.start();
    else
        m_polling.stop();
}

void ClusterPanel::showStatus(const contract::ClusterStatus& status)
{
    m_trouble->clearMessage();
    //: time of day, name of a server
    m_seen->setText(tr("The parts that the bank is made of, as %2 saw them at %1.")
                        .arg(tables::localTime(status.at).toString(QStringLiteral("HH:mm:ss")),
                             QString::fromStdString(status.answeredBy)));
    m_failover->setText(ClusterParts::lastFailover(status));
    m_failover->setVisible(!m_failover->text().isEmpty());
    m_unused->setText(ClusterParts::unused(status));
    m_unused->setVisible(!m_unused->text().isEmpty());
    const tables::Part* row = m_parts.partAt(m_table->currentRow());
    const std::optional<tables::Part> chosen = row ? std::optional(*row) : std::nullopt;
    m_parts.setParts(ClusterParts::of(status));
    // Another part came or went: the chosen one stays chosen.
    if (chosen && m_table->currentRow() < 0)
        m_table->selectRow(m_parts.rowOf(*chosen));
}

void ClusterPanel::showMeaning()
{
    const tables::Part* part = m_parts.partAt(m_table->currentRow());
    m_meaning->setText(part ? part->meaning : QString());
    m_meaning->setVisible(!m_meaning->text().isEmpty());
}

} // namespace cf::ui
