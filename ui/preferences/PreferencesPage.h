// Theme, density, language and the branch's printer. Choices take effect at once, the language at the next sign-in.
#pragma once

#include "ui/preferences/Preferences.h"
#include "ui/shell/Page.h"

#include <functional>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace cf::ui {

class Navigator;

class PreferencesPage : public Page
{
    Q_OBJECT

public:
    //! `changed` applies the choice. Both outlive this.
    PreferencesPage(QSettings& settings, std::function<void(const Preferences&)> changed, QWidget* parent = nullptr);

    //! Also shows how many recovery codes the user has left, fetched at each visit and after each unlock, which may
    //! have used one; and leads to their sign-ins.
    void offerAccount(std::function<int()> recoveryCodesLeft, Navigator& navigator);

    QString title() const override;
    void activate() override;
    void shownAgain() override;

private:
    QComboBox* addChoice(QVBoxLayout* column, const QString& name, const QString& explanation);
    void fill();
    void showCodesLeft();
    void fillPrinters(const QStringList& names);
    void take();

    QSettings& m_settings;
    std::function<void(const Preferences&)> m_changed;
    QComboBox* m_theme;
    QComboBox* m_density;
    QComboBox* m_language;
    QComboBox* m_printer;
    QLabel* m_languageNote;
    QLabel* m_codes = nullptr;
    std::function<int()> m_codesLeft;
    QString m_languageAtStart;
};

} // namespace cf::ui
