// The navigation at the side: where one can go, who is signed in, whether the bank is there. Part of the workspace.
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
    //! One entry for each feature that has one.
    explicit Rail(const std::vector<Feature>& features, QWidget* parent = nullptr);

    QWidget* lastTabStop() const;
    //! Marks where the user is; a detail page is marked by the place it belongs to.
    void setCurrent(Place place);
    //! Shown on the place's entry while above zero.
    void setBadge(Place place, int count);

Q_SIGNALS:
    void placeChosen(cf::ui::Place place);
    void lockRequested();
    void signOutRequested();

private:
    struct Entry
    {
        QPushButton* button;
        QString text;
    };

    void addPlace(Place place, const RailEntry& entry);
    QPushButton* addAction(Icon icon, const QString& text, const QKeySequence& key);

    std::map<Place, Entry> m_entries;
    Place m_current = Place::Start;
    QVBoxLayout* m_places;
    QVBoxLayout* m_foot;
    QPushButton* m_lock;
    QPushButton* m_signOut;
};

} // namespace cf::ui
