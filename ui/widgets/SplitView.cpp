#include "ui/widgets/SplitView.h"

#include "ui/theme/Fonts.h"

#include <QSettings>

namespace cf::ui {
namespace {

//! In em: room for a list and for details beside it.
constexpr double kNarrow = 62;

} // namespace

SplitView::SplitView(QWidget* list, QWidget* detail, QSettings* settings, const QString& name, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_settings(settings)
    , m_name(name)
{
    setChildrenCollapsible(false);
    setHandleWidth(em(0.8));
    addWidget(list);
    addWidget(detail);
    setStretchFactor(0, 1);
    setStretchFactor(1, 1);
    turn();
    connect(this, &QSplitter::splitterMoved, this, [this] {
        if (m_settings)
            m_settings->setValue(key(), saveState());
    });
}

QString SplitView::key() const
{
    return QStringLiteral("split/%1/%2-v1")
        .arg(m_name, orientation() == Qt::Horizontal ? QStringLiteral("beside") : QStringLiteral("above"));
}

void SplitView::turn()
{
    const bool isNarrow = width() < em(kNarrow);
    setOrientation(isNarrow ? Qt::Vertical : Qt::Horizontal);
    // Weights: above each other, the details need more.
    setSizes(isNarrow ? QList<int>{1000, 1500} : QList<int>{1000, 1000});
    if (m_settings)
        restoreState(m_settings->value(key()).toByteArray());
}

void SplitView::resizeEvent(QResizeEvent* event)
{
    QSplitter::resizeEvent(event);
    if ((orientation() == Qt::Vertical) != (width() < em(kNarrow)))
        turn();
}

} // namespace cf::ui
