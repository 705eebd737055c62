// The side navigation: pages, signed-in user, connection state. Part of the workspace.
#pragma once

#include "ui/shell/Feature.h"
#include "ui/theme/IconLoader.h"

#include <QFrame>
#include <QKeySequence>

#include <map>

class QPushButton;
class QVBoxLayout;

namespace cf::ui {

class Rail : public QFrame
{
    Q_OBJECT

public:
    //! One entry per feature that has one.
    explicit Rail(const std::vector<Feature>& features, QWidget* parent = nullptr);

    QWidget* lastTabStop() const;
    //! Marks the current page; a detail page is marked by its parent page.
    void setCurrent(PageId page);
    //! Shown on the page's entry while above zero; `meaning` says to screen readers and in the tool tip what is
    //! counted.
    void setBadge(PageId page, int count, const QString& meaning);

Q_SIGNALS:
    void pageChosen(cf::ui::PageId page);
    void lockRequested();
    void signOutRequested();

private:
    struct Entry
    {
        QPushButton* button;
        RailEntry entry;
    };

    void addEntry(PageId page, const RailEntry& entry);
    QPushButton* addAction(Icon icon, const QString& text, const QKeySequence& key);

    std::map<PageId, Entry> m_entries;
    PageId m_current = PageId::Start;
    QVBoxLayout* m_pages;
    QVBoxLayout* m_foot;
    QPushButton* m_lock;
    QPushButton* m_signOut;
};

} // namespace cf::ui
