// A place of the window with all that the shell needs to offer it: the rail, the palette, the sheet of keys and the
// workspace read the list of these. app/desktop/Features.cpp is that list.
#pragma once

#include "models/domain/Role.h"
#include "ui/shell/Visit.h"
#include "ui/theme/IconLoader.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace cf::client {
class TransferSender;
}

namespace cf::ui {

class Navigator;
class Page;

//! How a place is reached from everywhere.
struct RailEntry
{
    Icon icon;
    QString text;
    Qt::Key function; //!< F2 and its like.
    int digit = 0;    //!< Of Ctrl and a digit, 1 to 9.
    int home = 0;     //!< Where a role begins: at the greatest that it may use. 0: nowhere.
};

struct Feature
{
    Place place;
    std::optional<Permission> needs; //!< Nothing: everybody.
    //! None for a place that is reached from others only; `under` is then the one whose entry stands for it.
    std::optional<RailEntry> entry;
    Place under = place;
    //! Called once a sign-in, when the place is first opened. The workspace becomes the page's parent.
    std::function<Page*()> makePage;
    bool fromTheStart = false; //!< The page is made at sign-in, because it follows what happens from then on.
};

//! What whoever has signed in may use, in the order of the rail. Called once for each sign-in.
using FeatureList = std::function<std::vector<Feature>(Navigator& navigator, client::TransferSender& sender)>;

} // namespace cf::ui
