// Lengths are millimetres on the paper.
#include "ui/printing/Receipt.h"

#include "models/tables/DateText.h"
#include "models/tables/LedgerText.h"
#include "ui/printing/PrintableText.h"
#include "ui/transfers/TransferText.h"

#include <QPainter>
#include <QPdfWriter>

namespace cf::ui {
namespace {

constexpr int kDotsPerInch = 600;
constexpr double kMargin = 14;
constexpr double kWidth = 148 - 2 * kMargin;
constexpr double kHeight = 210 - 2 * kMargin;

const QColor kInk(0x1b, 0x22, 0x2c);
const QColor kMuted(0x5b, 0x66, 0x75);
const QColor kRule(0xc9, 0xd0, 0xd8);

//! Text styles.
struct Hand
{
    double points;
    bool bold = false;
    QColor colour = kInk;
    Qt::Alignment side = Qt::AlignLeft;
};

//! A drawing position that moves down the page.
class Sheet
{
public:
    explicit Sheet(QPainter& painter)
        : m_painter(painter)
    {
    }

    double y = 0;

    //! User-entered text, made printable.
    QString paper(const std::string& recorded) const { return printableText(recorded, m_painter.font()); }
    QString paper(const QString& recorded) const { return paper(recorded.toStdString()); }

    //! Writes wrapped text from x; returns its height.
    double write(double x, double width, const QString& text, const Hand& hand)
    {
        take(hand);
        const QRectF room(dots(x), dots(y), dots(width), dots(kHeight - y));
        QRectF used;
        m_painter.drawText(room, static_cast<int>(hand.side | Qt::AlignTop | Qt::TextWordWrap), text, &used);
        return used.height() / dots(1);
    }

    //! What write() would return.
    double heightOf(double width, const QString& text, const Hand& hand)
    {
        take(hand);
        const QRectF room(0, 0, dots(width), dots(kHeight));
        return m_painter.boundingRect(room, static_cast<int>(hand.side | Qt::TextWordWrap), text).height() / dots(1);
    }

    void rule(double thickness = 0.2)
    {
        m_painter.fillRect(QRectF(dots(0), dots(y), dots(kWidth), dots(thickness)), kRule);
    }

    void box(double height)
    {
        m_painter.setPen(QPen(kRule, dots(0.3)));
        m_painter.setBrush(QColor(0xf4, 0xf6, 0xf8));
        m_painter.drawRoundedRect(QRectF(0, dots(y), dots(kWidth), dots(height)), dots(1.5), dots(1.5));
    }

private:
    void take(const Hand& hand)
    {
        QFont font = m_painter.font();
        font.setPointSizeF(hand.points);
        font.setBold(hand.bold);
        // Any spacing disables ligatures: a copied reference with "ff" must contain two letters.
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0.1);
        m_painter.setFont(font);
        m_painter.setPen(hand.colour);
    }

    static double dots(double millimetres) { return millimetres * kDotsPerInch / 25.4; }

    QPainter& m_painter;
};

void drawHead(Sheet& sheet, const Receipt& receipt)
{
    const double left = sheet.write(0, kWidth * 0.62, sheet.paper(receipt.issuer.bank), {15, true});
    if (receipt.isCopy)
        sheet.write(kWidth * 0.62, kWidth * 0.38, Receipt::tr("COPY", "mark on a receipt that was printed before"),
                    {15, true, kMuted, Qt::AlignRight});
    sheet.y += left + 0.5;
    sheet.y += sheet.write(0, kWidth, sheet.paper(receipt.issuer.branch), {9, false, kMuted}) + 3;
    sheet.rule(0.5);
    sheet.y += 5;
    sheet.y += sheet.write(0, kWidth, Receipt::tr("Receipt for a transfer"), {12, true}) + 4;
}

void drawAmount(Sheet& sheet, const Receipt& receipt)
{
    constexpr double kBox = 17;
    sheet.box(kBox);
    const double top = sheet.y;
    sheet.y = top + 2;
    sheet.write(4, kWidth - 8, Receipt::tr("Amount"), {8, false, kMuted});
    sheet.y = top + 6;
    sheet.write(4, kWidth - 8, tables::transferAmountText(receipt.transfer.amount, receipt.locale), {20, true});
    sheet.y = top + kBox + 6;
}

void drawSides(Sheet& sheet, const contract::Transfer& transfer)
{
    const auto side = [&](double x, const QString& label, const std::string& name, const Iban& iban) {
        const double top = sheet.y;
        const double width = kWidth / 2 - 3;
        sheet.y += sheet.write(x, width, label, {8, false, kMuted}) + 0.5;
        sheet.y += sheet.write(x, width, sheet.paper(name), {11, true}) + 0.5;
        sheet.y += sheet.write(x, width, QString::fromStdString(iban.paper()), {8.5});
        return std::exchange(sheet.y, top);
    };
    const double left = side(0, Receipt::tr("From", "the account that paid"), transfer.debtorName, transfer.debtorIban);
    const double right = side(kWidth / 2 + 3, Receipt::tr("To", "the account that was paid"), transfer.creditorName,
                              transfer.creditorIban);
    sheet.y = std::max(left, right) + 5;
    sheet.rule();
    sheet.y += 4;
}

void drawFacts(Sheet& sheet, const Receipt& receipt)
{
    const contract::Transfer& transfer = receipt.transfer;
    const auto fact = [&](const QString& label, const QString& value) {
        if (value.isEmpty())
            return;
        const double label_ = sheet.write(0, 38, label, {9, false, kMuted});
        sheet.y += std::max(label_, sheet.write(40, kWidth - 40, value, {9})) + 1.6;
    };
    const auto dateText = [&](Date date) {
        const QDate day(int(date.year()), int(unsigned(date.month())), int(unsigned(date.day())));
        return receipt.words.toString(day, QLocale::LongFormat);
    };
    // In the print time's zone; a worker must not query the branch's clock.
    const QDateTime recorded = tables::inZone(transfer.recordedAt, receipt.printedAt.timeZone());
    fact(Receipt::tr("Memo"), sheet.paper(transfer.memo));
    fact(Receipt::tr("Booked on"), dateText(transfer.bookingDate));
    fact(Receipt::tr("Value date"), dateText(transfer.valueDate));
    fact(Receipt::tr("Recorded"), tables::formatDateTime(recorded, receipt.locale));
    fact(Receipt::tr("Ordered through"), sheet.paper(transfer.madeBy));
    fact(Receipt::tr("Reference"), QString::fromStdString(transfer.id.toString()));
}

void drawFoot(Sheet& sheet, const Receipt& receipt)
{
    constexpr double kAboveText = 2;
    const Hand hand{7.5, false, kMuted};
    const QString at = tables::formatDateTime(receipt.printedAt, receipt.locale);
    const QString teller = sheet.paper(receipt.issuer.teller);
    const QString printed = receipt.isCopy ? Receipt::tr("Copy printed by %1 on %2.").arg(teller, at)
                                           : Receipt::tr("Printed by %1 on %2.").arg(teller, at);
    const QString keep = Receipt::tr("The transfer is booked and cannot be changed. Please keep this receipt.");
    sheet.y = kHeight - kAboveText - sheet.heightOf(kWidth, printed, hand) - sheet.heightOf(kWidth, keep, hand);
    sheet.rule();
    sheet.y += kAboveText;
    sheet.y += sheet.write(0, kWidth, printed, hand);
    sheet.write(0, kWidth, keep, hand);
}

} // namespace

QString Receipt::suggestedName() const
{
    //: name of a file, without its ending; %1: date, %2: end of the reference
    return tr("receipt-%1-%2")
               .arg(QString::fromStdString(cf::toString(transfer.bookingDate)),
                    QString::fromStdString(transfer.id.toString()).right(8)) +
           QStringLiteral(".pdf");
}

bool Receipt::write(QIODevice& device) const
{
    QPdfWriter writer(&device);
    writer.setResolution(kDotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A5));
    writer.setPageMargins(QMarginsF(kMargin, kMargin, kMargin, kMargin), QPageLayout::Millimeter);
    writer.setTitle(tr("Receipt for a transfer"));
    writer.setCreator(QStringLiteral("Counterfoil"));
    QPainter painter;
    if (!painter.begin(&writer))
        return false;
    Sheet sheet(painter);
    drawHead(sheet, *this);
    drawAmount(sheet, *this);
    drawSides(sheet, transfer);
    drawFacts(sheet, *this);
    drawFoot(sheet, *this);
    return painter.end();
}

} // namespace cf::ui
