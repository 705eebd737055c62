#include "ui/shell/Rail.h"

#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace cf::ui {
namespace {

//! Wider than high, so that the text keeps some distance.
QSize iconBox()
{
    return {em(1.6), em(1.1)};
}

QString withKey(const QString& text, const QKeySequence& key)
{
    //: tool tip of a button: what it does, and its key
    return Rail::tr("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText));
}

} // namespace

Rail::Rail(const std::vector<Feature>& features, QWidget* parent)
    : QFrame(parent)
    , m_pages(new QVBoxLayout)
    , m_foot(new QVBoxLayout)
{
    setObjectName(QStringLiteral("rail"));
    setAccessibleName(tr("Navigation"));
    setFixedWidth(em(12.2));
    m_pages->setSpacing(em(0.15));
    m_foot->setSpacing(em(0.15));

    auto* brand = new QHBoxLayout;
    brand->setContentsMargins(em(0.5), 0, 0, 0);
    brand->setSpacing(em(0.5));
    brand->addWidget(new IconLabel(icon(Icon::Logo, Tint::Accent), 1.5, this));
    brand->addWidget(plainLabel(QStringLiteral("Counterfoil"), TextRole::Heading, this), 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em(0.5), em(0.9), em(0.5), em(0.7));
    column->setSpacing(em(1));
    column->addLayout(brand);
    column->addLayout(m_pages);
    column->addStretch();
    column->addLayout(m_foot);

    for (const Feature& feature : features) {
        if (feature.entry)
            addEntry(feature.page, *feature.entry);
    }
    m_lock = addAction(Icon::Lock, tr("Lock"), QKeySequence(Qt::CTRL | Qt::Key_L));
    m_signOut = addAction(Icon::SignOut, tr("Sign out"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Q));
    connect(m_lock, &QPushButton::clicked, this, &Rail::lockRequested);
    connect(m_signOut, &QPushButton::clicked, this, &Rail::signOutRequested);
}

QPushButton* Rail::addAction(Icon name, const QString& text, const QKeySequence& key)
{
    auto* button = new QPushButton(icon(name, Tint::Muted), text, this);
    setKind(button, ButtonKind::Rail);
    button->setIconSize(iconBox());
    button->setAccessibleName(text);
    button->setToolTip(withKey(text, key));
    m_foot->addWidget(button);
    return button;
}

void Rail::addEntry(PageId page, const RailEntry& entry)
{
    auto* button = new QPushButton(icon(entry.icon), entry.text, this);
    setKind(button, ButtonKind::Rail);
    button->setIconSize(iconBox());
    // Not auto-exclusive: Tab would reach only one button, and a page may refuse to be left.
    button->setCheckable(true);
    button->setAccessibleName(entry.text);
    button->setToolTip(withKey(entry.text, QKeySequence(entry.function)));
    m_pages->addWidget(button);
    m_entries.insert_or_assign(page, Entry{button, entry});
    connect(button, &QPushButton::clicked, this, [this, page] {
        setCurrent(m_current);
        Q_EMIT pageChosen(page);
    });
}

QWidget* Rail::lastTabStop() const
{
    return m_signOut;
}

void Rail::setCurrent(PageId page)
{
    m_current = page;
    for (const auto& [each, entry] : m_entries)
        entry.button->setChecked(each == page);
}

void Rail::setBadge(PageId page, int count, const QString& meaning)
{
    const auto found = m_entries.find(page);
    if (found == m_entries.end())
        return;
    QPushButton* button = found->second.button;
    const RailEntry& entry = found->second.entry;
    const bool waits = count > 0;
    button->setText(
        waits ? tr("%1 (%2)", "place in the navigation, how many wait there").arg(entry.text, QLocale().toString(count))
              : entry.text);
    button->setIcon(icon(entry.icon, waits ? Tint::Warning : Tint::Text));
    button->setAccessibleDescription(waits ? meaning : QString());
    const QString tip = withKey(entry.text, QKeySequence(entry.function));
    button->setToolTip(waits ? QStringLiteral("%1\n%2").arg(tip, meaning) : tip);
}

} // namespace cf::ui
