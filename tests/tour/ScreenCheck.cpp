#include "tests/tour/ScreenCheck.h"

#include "models/domain/Currency.h"
#include "tests/tour/TextFit.h"
#include "tests/ui/PseudoLanguage.h"

#include <algorithm>

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTableView>

namespace {

//! Text that is the same in every language and needs no brackets.
const char* const kDataForms[] = {
    "\\b[A-Z2-7]{4}( [A-Z2-7]{4})+\\b",         // keys of authenticators: before IBANs, which some groups look like
    "\\b[A-Z]{2}\\d{2}(\\s?[A-Z0-9]{1,4})+\\b", // IBAN
    "\\b[0-9a-f]{8}-[0-9a-f-]{27}\\b",          // keys
    "\\b\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z",        // instants
    "\\b(cus|acc|trf|doc|stf|brn|ses|alr|hld)_[0-9A-Za-z_-]+", // ids
    "\\b[0-9a-f]{8,}(…|\\b)",                                  // traces and hashes
    "\\b(CZK|EUR|USD|GBP|CHF|PLN|HUF|JPY)\\b",                 // ISO 4217
    "\\b[A-Z][a-z]+/[A-Z][a-z]+\\b",                           // time zones
    "\\bB\\d{7}\\b",                                           // numbers of imported customers
    "\\bTLSv?\\s?1\\.[23]\\b",                                 //
    "\\b(localhost|127\\.0\\.0\\.1)(:\\d+)?\\b",               //
    "\\S+@\\S+\\.\\S+",                                        // mail
    "(^|\\s)(~|/)[^\\s]*/[^\\s]*",                             // files
    "\\b\\S+\\.(pdf|csv|xlsx|txt)\\b",                         //
    "\\b((Ctrl|Shift|Alt)\\+)*(F\\d+|[A-Z]|Return|Enter|Esc|Tab|Space|Home|End|PgUp|PgDown|Up|Down|Left|Right|Del|Ins)"
    "\\b",                                                            // keys
    "\\b\\d+(\\.\\d+)?\\s?(ms|s|B|bytes|kB|KB|MB|GB|KiB|MiB|GiB)\\b", // QLocale's units
    "\\b(counterfoil\\w*|bankd)\\b",                                  //
};

//! Columns whose cells are bank data.
const QStringList kDataColumns = {QStringLiteral("Name"),   QStringLiteral("Customer"),  QStringLiteral("Counterparty"),
                                  QStringLiteral("Memo"),   QStringLiteral("From"),      QStringLiteral("To"),
                                  QStringLiteral("Branch"), QStringLiteral("User name"), QStringLiteral("Operation"),
                                  QStringLiteral("Reason")};

const QString kKeyCap = QStringLiteral("keyCap");

QString withoutMnemonic(QString text)
{
    static const QRegularExpression kMnemonic(QStringLiteral("&(.)"));
    return text.replace(kMnemonic, QStringLiteral("\\1"));
}

bool hasLetters(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

//! All texts of a model's visible rows; data columns only if they are in our language.
QStringList textsOf(const QAbstractItemModel& model)
{
    constexpr int kRows = 40;
    QStringList texts;
    for (int column = 0; column < model.columnCount(); ++column) {
        const QString heading = model.headerData(column, Qt::Horizontal).toString();
        texts += heading;
        const bool data = kDataColumns.contains(pseudo::asRead(heading));
        for (int row = 0; row < std::min(model.rowCount(), kRows); ++row) {
            for (const int role : {Qt::DisplayRole, Qt::AccessibleTextRole}) {
                const QString text = model.index(row, column).data(role).toString();
                if (!data || text.contains(pseudo::kOpen))
                    texts += text;
            }
        }
    }
    return texts;
}

QStringList shownBy(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget); label && label->objectName() == kKeyCap)
        return {}; // a key name, or input that is the same in every language
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return {label->buddy() ? withoutMnemonic(label->text()) : label->text()};
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return {withoutMnemonic(button->text())};
    if (const auto* box = qobject_cast<const QGroupBox*>(&widget))
        return {withoutMnemonic(box->title())};
    if (const auto* edit = qobject_cast<const QLineEdit*>(&widget))
        return {edit->placeholderText()};
    if (const auto* edit = qobject_cast<const QPlainTextEdit*>(&widget))
        return {edit->placeholderText()};
    QStringList texts;
    if (const auto* box = qobject_cast<const QComboBox*>(&widget)) {
        for (int i = 0; i < box->count(); ++i)
            texts += box->itemText(i);
    } else if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i)
            texts += QStringList{withoutMnemonic(tabs->tabText(i)), tabs->tabToolTip(i)};
    } else if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget)) {
        const bool shown = qobject_cast<const QTableView*>(view) || qobject_cast<const QListView*>(view);
        if (shown && view->model() && !qobject_cast<const QHeaderView*>(view))
            texts = textsOf(*view->model());
    }
    return texts;
}

//! One outermost pair of brackets, or complete sentences in sequence.
bool isWhole(const QString& text)
{
    static const QString kEnds = QStringLiteral(".!?…:");
    int depth = 0;
    qsizetype from = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (depth == 0 && text[at] == pseudo::kOpen && at != from)
            return false;
        depth += text[at] == pseudo::kOpen ? 1 : text[at] == pseudo::kClose ? -1 : 0;
        if (depth != 0 || at + 1 == text.size())
            continue;
        if (text[at] == pseudo::kClose && kEnds.contains(pseudo::asRead(text.mid(from, at + 1 - from)).back()))
            from = at + 2;
        else if (text[at] != QLatin1Char(' ') || at + 1 != from)
            return false;
    }
    return text.startsWith(pseudo::kOpen) && text.endsWith(pseudo::kClose);
}

//! Screen readers pause at these, so accessible text may be a list.
QStringList spokenParts(const QString& spoken)
{
    QStringList parts{QString()};
    int depth = 0;
    for (qsizetype at = 0; at < spoken.size(); ++at) {
        const QChar c = spoken[at];
        depth += c == pseudo::kOpen ? 1 : c == pseudo::kClose ? -1 : 0;
        const bool pause = c == QLatin1Char(':') || c == QLatin1Char(';') || c == QLatin1Char('.');
        if (pause && depth == 0 && at + 1 < spoken.size() && spoken[at + 1] == QLatin1Char(' '))
            parts += QString();
        else
            parts.last() += c;
    }
    return parts;
}

//! A tool tip may show an API term.
bool isCode(const QString& text)
{
    static const QRegularExpression kWord(QStringLiteral("^[a-z][A-Za-z]*(\\.[A-Za-z]+)?$"));
    return kWord.match(text).hasMatch();
}

QString placeOf(const QWidget& widget)
{
    const QString name = widget.accessibleName().isEmpty() ? widget.objectName() : widget.accessibleName();
    const QString type = QString::fromLatin1(widget.metaObject()->className()).section(QStringLiteral("::"), -1);
    return name.isEmpty() ? type : QStringLiteral("%1 '%2'").arg(type, pseudo::asRead(name));
}

//! Parts created by Qt: calendars, file dialogs, combo box popups.
bool isMadeByQt(const QWidget* widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (widget->inherits("QFileDialog") || widget->inherits("QCalendarWidget") ||
            widget->inherits("QComboBoxPrivateContainer"))
            return true;
    }
    return false;
}

} // namespace

ScreenCheck::ScreenCheck(QStringList names)
{
    // In one expression, because there are many; the longest first, because the first that fits is taken.
    std::sort(names.begin(), names.end(), [](const QString& a, const QString& b) { return a.size() > b.size(); });
    for (QString& name : names)
        name = QRegularExpression::escape(name);
    m_data += QRegularExpression(QStringLiteral("\\b(?:%1)\\b").arg(names.join(QLatin1Char('|'))));
    for (const char* form : kDataForms)
        m_data += QRegularExpression(QString::fromLatin1(form));
    const QLocale locale;
    for (int i = 1; i <= 12; ++i) {
        m_data += QRegularExpression(QStringLiteral("\\b%1\\b").arg(locale.monthName(i, QLocale::LongFormat)));
        m_data += QRegularExpression(QStringLiteral("\\b%1\\b").arg(locale.monthName(i, QLocale::ShortFormat)));
    }
    for (QRegularExpression& form : m_data)
        form.setPatternOptions(QRegularExpression::UseUnicodePropertiesOption);
}

bool ScreenCheck::isData(QString text) const
{
    if (text.contains(pseudo::kOpen))
        return false;
    for (const QRegularExpression& form : m_data)
        text.remove(form);
    return !hasLetters(text);
}

QString ScreenCheck::faultOf(const QString& text) const
{
    QStringList parts{QString()};
    int depth = 0;
    for (const QChar c : text) {
        depth += c == pseudo::kOpen ? 1 : c == pseudo::kClose ? -1 : 0;
        if (depth == 0 && c == QLatin1Char('\n'))
            parts += QString();
        else
            parts.last() += c;
    }
    if (depth != 0)
        return QStringLiteral("cut in the middle");
    for (const QString& part : parts) {
        if (!isWhole(part.trimmed()) && !isData(part))
            return part.contains(pseudo::kOpen) ? QStringLiteral("glued") : QStringLiteral("untranslated");
    }
    return {};
}

void ScreenCheck::readTexts(const QWidget& widget, QStringList& faults) const
{
    QStringList texts = shownBy(widget) + QStringList{isCode(widget.toolTip()) ? QString() : widget.toolTip()} +
                        spokenParts(widget.accessibleName()) + spokenParts(widget.accessibleDescription());
    for (const QAction* action : widget.actions())
        texts += QStringList{withoutMnemonic(action->text()), action->toolTip()};
    for (QString text : texts) {
        // Keeps Qt from treating plain text as rich text.
        text.remove(QStringLiteral("<span>")).remove(QStringLiteral("</span>"));
        if (const QString fault = faultOf(text); !fault.isEmpty())
            faults += QStringLiteral("%1: %2 \"%3\"").arg(fault, placeOf(widget), text);
    }
}

QStringList ScreenCheck::faults(const QWidget& window) const
{
    QStringList faults;
    if (const QString fault = faultOf(window.windowTitle()); !fault.isEmpty())
        faults += QStringLiteral("%1: title \"%2\"").arg(fault, window.windowTitle());
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || isMadeByQt(widget))
            continue;
        readTexts(*widget, faults);
        if (const QString fault = textFitFault(*widget); !fault.isEmpty())
            faults += QStringLiteral("%1: %2").arg(fault, placeOf(*widget));
    }
    faults.removeDuplicates();
    return faults;
}
