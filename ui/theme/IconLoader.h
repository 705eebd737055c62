// Our own line icons (resources/icons), tinted with a theme colour on each paint, so switching themes needs no reload.
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

//! The theme colour of an icon; disabled buttons use Theme::disabled instead.
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

//! An icon at any size and pixel ratio. Never fails: tst_widgets catches a missing icon file.
QIcon icon(Icon name, Tint tint = Tint::Text);

//! The icon that matches the tone's colour.
QIcon toneIcon(Tone tone);

} // namespace cf::ui
