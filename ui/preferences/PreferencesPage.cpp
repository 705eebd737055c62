#include "ui/preferences/PreferencesPage.h"

#include "services/client/OnWorker.h"
#include "ui/printing/PrintService.h"
#include "ui/shell/Navigator.h"
#include "ui/widgets/SectionCard.h"
#include "ui/widgets/Styling.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace cf::ui {

PreferencesPage::PreferencesPage(QSettings& settings, std::function<void(const Preferences&)> changed, QWidget* parent)
    : Page(parent)
    , m_settings(settings)
    , m_changed(std::move(changed))
    , m_languageAtStart(Preferences::read(settings).language)
{
    auto* looks = new SectionCard(tr("Appearance"), this);
    m_theme = addChoice(looks->body(), tr("Theme"), tr("Light, dark, or like the rest of this machine."));
    m_density = addChoice(looks->body(), tr("Density"), tr("Compact shows more rows."));
    m_language = addChoice(looks->body(), tr("Language"),
                           tr("The program's own language. Customers' names and texts stay as they are."));
    m_languageNote = plainLabel(tr("The language changes with the next sign-in."), TextRole::Small, this);
    setTextTone(m_languageNote, Tone::Info);
    m_languageNote->hide();
    looks->body()->addWidget(m_languageNote);
    auto* printing = new SectionCard(tr("Printing"), this);
    m_printer = addChoice(printing->body(), tr("Branch printer"), tr("Where receipts are printed."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.8));
    column->addWidget(plainLabel(title(), TextRole::Title, this));
    for (SectionCard* card : {looks, printing}) {
        card->setMaximumWidth(em(40));
        card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
        column->addWidget(card);
    }
    column->addStretch(1);
    fill();
    for (QComboBox* box : {m_theme, m_density, m_language, m_printer})
        connect(box, &QComboBox::activated, this, &PreferencesPage::take);
}

QComboBox* PreferencesPage::addChoice(QVBoxLayout* column, const QString& name, const QString& explanation)
{
    auto* label = plainLabel(name, TextRole::Strong, this);
    auto* note = plainLabel(explanation, TextRole::Small, this);
    note->setWordWrap(true);
    setTextTone(note, Tone::Neutral);
    auto* box = new QComboBox(this);
    box->setAccessibleName(name);
    box->setAccessibleDescription(explanation);
    box->setMinimumWidth(em(14));
    label->setBuddy(box);
    auto* words = new QVBoxLayout;
    words->setSpacing(em(0.1));
    words->addWidget(label);
    words->addWidget(note);
    auto* row = new QHBoxLayout;
    row->setSpacing(em(1));
    row->addLayout(words, 1);
    row->addWidget(box);
    column->addLayout(row);
    return box;
}

void PreferencesPage::offerAccount(std::function<int()> recoveryCodesLeft, Navigator& navigator)
{
    m_codesLeft = std::move(recoveryCodesLeft);
    auto* account = new SectionCard(tr("Your account"), this);
    account->setMaximumWidth(em(40));
    account->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_codes = plainLabel({}, TextRole::Body, account);
    m_codes->setWordWrap(true);
    auto* signIns = new QPushButton(tr("Your sign-ins…"), account);
    connect(signIns, &QPushButton::clicked, this, [&navigator] { navigator.open({PageId::SignIns, {}}); });
    addKey(Qt::CTRL | Qt::Key_I, tr("Your sign-ins"), signIns);
    auto* row = new QHBoxLayout;
    row->setSpacing(em(1));
    row->addWidget(m_codes, 1);
    row->addWidget(signIns);
    account->body()->addLayout(row);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->count() - 1, account);
}

QString PreferencesPage::title() const
{
    return tr("Preferences");
}

void PreferencesPage::activate()
{
    m_theme->setFocus(Qt::OtherFocusReason);
}

void PreferencesPage::shownAgain()
{
    showCodesLeft();
    client::onWorker(this, &PrintService::printers, [this](const QStringList& names) { fillPrinters(names); });
}

void PreferencesPage::showCodesLeft()
{
    if (m_codes)
        m_codes->setText(
            tr("You have %n recovery code(s) left in case your phone is not at hand. Each signs you in once.", nullptr,
               m_codesLeft()));
}

void PreferencesPage::fill()
{
    const Preferences now = Preferences::read(m_settings);
    m_theme->addItem(tr("Same as this machine", "theme"), QVariant::fromValue(ThemeChoice::System));
    m_theme->addItem(tr("Light", "theme"), QVariant::fromValue(ThemeChoice::Light));
    m_theme->addItem(tr("Dark", "theme"), QVariant::fromValue(ThemeChoice::Dark));
    m_theme->setCurrentIndex(static_cast<int>(now.theme));
    m_density->addItem(tr("Comfortable", "density of tables and forms"), QVariant::fromValue(Density::Comfortable));
    m_density->addItem(tr("Compact", "density of tables and forms"), QVariant::fromValue(Density::Compact));
    m_density->setCurrentIndex(static_cast<int>(now.density));
    m_language->addItem(tr("Same as this machine", "language"), QString());
    // Each in its own language, so that users can find their way back.
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    m_language->setCurrentIndex(std::max(0, m_language->findData(now.language)));
    fillPrinters({});
}

void PreferencesPage::fillPrinters(const QStringList& names)
{
    const QString chosen = Preferences::read(m_settings).printer;
    const QSignalBlocker quiet(m_printer);
    m_printer->clear();
    m_printer->addItem(tr("Save as PDF, ask where"), QString());
    for (const QString& name : names)
        m_printer->addItem(name, name);
    if (!chosen.isEmpty() && !names.contains(chosen))
        m_printer->addItem(tr("%1 (not available now)", "a printer").arg(chosen), chosen);
    m_printer->setCurrentIndex(std::max(0, m_printer->findData(chosen)));
}

void PreferencesPage::take()
{
    Preferences chosen;
    chosen.theme = m_theme->currentData().value<ThemeChoice>();
    chosen.density = m_density->currentData().value<Density>();
    chosen.language = m_language->currentData().toString();
    chosen.printer = m_printer->currentData().toString();
    chosen.write(m_settings);
    m_languageNote->setVisible(chosen.language != m_languageAtStart);
    m_changed(chosen);
}

} // namespace cf::ui
