// A page of the window with all the shell needs to offer it. Rail, palette, shortcut sheet and workspace read the list
// in app/desktop/Features.cpp.
#pragma once

#include "models/domain/Role.h"
#include "ui/shell/NavigationTarget.h"
#include "ui/theme/IconLoader.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace cf::client {
class OrderSender;
}

namespace cf::ui {

class Navigator;
class Page;

//! How a page is reached from anywhere.
struct RailEntry
{
    Icon icon;
    QString text;
    Qt::Key function; //!< F2 and the like.
    int digit = 0;    //!< Of Ctrl+digit, 1 to 9.
    int home = 0;     //!< A role starts at the permitted page with the greatest value. 0: never.
};

struct Feature
{
    PageId page;
    std::optional<Permission> needs; //!< Empty: everybody.
    //! None for a page reached only from others; `under` is then the page whose entry represents it.
    std::optional<RailEntry> entry;
    PageId under = page;
    //! Called once per sign-in, when the page is first opened. The workspace becomes its parent.
    std::function<Page*()> makePage;
    bool fromTheStart = false; //!< The page is created at sign-in, because it tracks events from then on.
};

//! What the signed-in user may use, in rail order. Called once per sign-in.
using FeatureList = std::function<std::vector<Feature>(Navigator& navigator, client::OrderSender& sender)>;

} // namespace cf::ui
