// Our own line icons (resources/icons), tinted with a colour of the theme each time they are painted, so a switch of
// theme needs no reload.
#pragma once

#include "ui/theme/Theme.h"

#include <QIcon>

namespace cf::ui {

enum class Icon
{
    Account,
    ArrowRight,
    Bank,
    Check,
    Clock,
    Close,
    ConnectionLost,
    ConnectionOk,
    Copy,
    Customers,
    Error,
    Eye,
    EyeOff,
    Info,
    List,
    Lock,
    Logo,
    Moon,
    Person,
    Plus,
    Print,
    Pulse,
    Refresh,
    Search,
    Settings,
    SignOut,
    Staff,
    Success,
    Sun,
    Trail,
    Transfer,
    Unknown,
    Warning,
};
constexpr int kIconCount = static_cast<int>(Icon::Warning) + 1;

//! Which colour of the theme an icon takes; the disabled state of a button takes Theme::disabled instead.
enum class Tint
{
    Text,
    Muted,
    Accent,
    OnAccent,
    Info,
    Success,
    Warning,
    Danger,
};

//! An icon at any size and pixel ratio. It never fails: an icon without its file would be caught by tst_widgets.
QIcon icon(Icon name, Tint tint = Tint::Text);

//! The icon that says the same as the tone's colour.
QIcon toneIcon(Tone tone);

} // namespace cf::ui
