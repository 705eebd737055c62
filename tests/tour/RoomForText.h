// Whether a visible widget has room for its whole text. Part of ScreenCheck.
#pragma once

#include <QString>

class QWidget;

//! What does not fit, in words; empty when everything does. What may give way by design (a label that ends in "…", the
//! cells of a table, what can be scrolled) has room enough.
QString lackOfRoom(const QWidget& widget);
