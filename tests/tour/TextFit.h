// Checks that a visible widget's text fits. Part of ScreenCheck.
#pragma once

#include <QString>

class QWidget;

//! Describes what does not fit; empty if everything does. Text elided or scrolled by design (elided labels, table
//! cells, scroll areas) counts as fitting.
QString textFitFault(const QWidget& widget);
