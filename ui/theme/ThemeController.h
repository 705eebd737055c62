// Applies the theme to the application and keeps it: the system's choice, or light or dark by the user's setting.
// Application owns the only one.
#pragma once

#include "ui/theme/Fonts.h"
#include "ui/theme/Theme.h"

#include <QObject>

class QApplication;

namespace cf::ui {

enum class ThemeChoice
{
    System,
    Light,
    Dark,
};

class ThemeController : public QObject
{
    Q_OBJECT

public:
    //! Sets the Fusion style, palette and style sheet now and whenever the system's theme or font changes.
    ThemeController(QApplication& application, ThemeChoice choice, QObject* parent = nullptr);

    ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);
    void setDensity(Density density);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void themeChanged();

private:
    bool systemIsDark();
    void apply();
    void put(const Theme& theme);

    QApplication& m_application;
    ThemeChoice m_choice;
    bool m_applying = false;
};

//! The values in the settings file: "system", "light", "dark". Anything else reads as System.
QString toSetting(ThemeChoice choice);
ThemeChoice themeChoiceFromSetting(const QString& word);

} // namespace cf::ui
