#include "ui/widgets/ColumnWidths.h"

#include <QHeaderView>
#include <QSettings>
#include <QTimerEvent>
#include <QVariant>

namespace cf::ui {
namespace {

// Incremented when table columns change, so that old widths are not applied to new columns.
constexpr int kVersion = 1;
constexpr int kSaveAfterMilliseconds = 300;

} // namespace

ColumnWidths::ColumnWidths(QHeaderView* header, QSettings* settings, const QString& tableName)
    : QObject(header)
    , m_header(header)
    , m_settings(settings)
    , m_key(QStringLiteral("tables/%1/widths-v%2").arg(tableName).arg(kVersion))
{
    restore();
    // A drag of the divider changes the width many times.
    connect(header, &QHeaderView::sectionResized, this, [this](int section) {
        if (m_saveTimer == 0 && m_header->sectionResizeMode(section) == QHeaderView::Interactive)
            m_saveTimer = startTimer(kSaveAfterMilliseconds);
    });
}

void ColumnWidths::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_saveTimer)
        return;
    killTimer(m_saveTimer);
    m_saveTimer = 0;
    save();
}

void ColumnWidths::restore()
{
    const QVariantList widths = m_settings->value(m_key).toList();
    if (widths.size() != m_header->count())
        return;
    for (int i = 0; i < m_header->count(); ++i) {
        if (m_header->sectionResizeMode(i) == QHeaderView::Interactive && widths[i].toInt() > 0)
            m_header->resizeSection(i, widths[i].toInt());
    }
}

void ColumnWidths::save()
{
    QVariantList widths;
    for (int i = 0; i < m_header->count(); ++i)
        widths.append(m_header->sectionSize(i));
    m_settings->setValue(m_key, widths);
}

} // namespace cf::ui
