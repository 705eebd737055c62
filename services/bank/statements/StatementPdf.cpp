// First measures every line and assigns it to a page, so that each page can show the total; then draws the pages.
#include "services/bank/statements/StatementPdf.h"

#include "services/bank/statements/PdfCanvas.h"

#include <algorithm>

namespace cf::bank {
namespace {

constexpr double kWidth = 595.28; // A4
constexpr double kHeight = 841.89;
constexpr double kLeft = 48;
constexpr double kRight = kWidth - 48;
constexpr double kBottom = kHeight - 66; // above the footer
constexpr double kFirstTable = 292;      // top of the table on the first page and on the others
constexpr double kNextTable = 84;
constexpr double kHeading = 20; // the table's heading
constexpr double kPadding = 4.5;
constexpr double kGap = 12;

constexpr Colour kInk{0.09, 0.11, 0.15};
constexpr Colour kQuiet{0.36, 0.39, 0.45};
constexpr Colour kAccent{0.12, 0.35, 0.62};
constexpr Colour kRule{0.82, 0.84, 0.88};
constexpr Colour kGround{0.945, 0.955, 0.97};

constexpr TextStyle kPlain{.size = 9, .colour = kInk};
constexpr TextStyle kStrong{.size = 9, .bold = true, .colour = kInk};
constexpr TextStyle kNote{.size = 8.25, .colour = kQuiet};
constexpr TextStyle kLabel{.size = 8, .colour = kQuiet};

constexpr double kHolderTop = 104;
constexpr double kAboveAddress = 2;
constexpr TextStyle kHolder{.size = 11, .bold = true, .colour = kInk, .width = 250, .mostLines = 2};
constexpr TextStyle kAddress{.size = 9.5, .colour = kInk, .width = 250, .mostLines = 2};

class Drawing
{
public:
    Drawing(const Statement& statement, const StatementWords& words)
        : m_statement(statement)
        , m_words(words)
        , m_canvas(kWidth, kHeight, std::string(words.title) + " " + statement.iban.paper(), words.language)
    {
        measureColumns();
        measureHolder();
    }

    std::string draw()
    {
        paginate();
        for (std::size_t page = 0; page < m_begins.size(); ++page) {
            const double top = page == 0 ? drawLetterhead() : drawRunningHead();
            drawPage(page, top);
            drawFooter(page);
            m_canvas.endPage();
        }
        return m_canvas.finish();
    }

private:
    std::string money(std::int64_t minorUnits) const
    {
        return amountText(Money(minorUnits, m_statement.currency), m_words);
    }

    // Amount columns are as wide as the longest needs; the details get the rest.
    void measureColumns()
    {
        std::string amount = money(0);
        std::string balance = money(m_statement.opening);
        const auto keepLonger = [](std::string& longest, std::string text) {
            if (text.size() > longest.size())
                longest = std::move(text);
        };
        for (const StatementLine& line : m_statement.lines) {
            keepLonger(amount, money(line.amount));
            keepLonger(balance, money(line.balance));
        }
        const std::string code = m_statement.currency.code();
        const double dates =
            std::max({m_canvas.widthOf(m_words.booked, kLabel), m_canvas.widthOf(m_words.valueDate, kLabel),
                      m_canvas.widthOf(dateText(std::chrono::year(2028) / 12 / 28, m_words), kPlain),
                      m_canvas.widthOf(dateText(std::chrono::year(2028) / 11 / 28, m_words), kPlain)});
        const double balances =
            std::max(m_canvas.widthOf(balance, kStrong), m_canvas.widthOf(filledIn(m_words.balance, code), kLabel));
        const double amounts =
            std::max(m_canvas.widthOf(amount, kPlain), m_canvas.widthOf(filledIn(m_words.amount, code), kLabel));
        m_valueX = kLeft + dates + kGap;
        m_detailsX = m_valueX + dates + kGap;
        m_amountRight = kRight - balances - kGap;
        const double details = m_amountRight - amounts - kGap - m_detailsX;
        m_name = {.size = 9, .colour = kInk, .width = details, .mostLines = 3};
        m_memo = {.size = 8.25, .colour = kQuiet, .width = details, .mostLines = 6};
    }

    double heightOf(const StatementLine& line)
    {
        double height = 2 * kPadding + m_canvas.heightOf(line.counterparty, m_name);
        if (!line.memo.empty())
            height += m_canvas.heightOf(line.memo, m_memo);
        return height;
    }

    // Finds the first line of each page. The last line stays together with the closing balance.
    void paginate()
    {
        const double simple = m_canvas.heightOf("0", kStrong) + 2 * kPadding;
        double y = kFirstTable + m_down + kHeading + simple;
        m_begins = {0};
        for (std::size_t i = 0; i < m_statement.lines.size(); ++i) {
            const double height = heightOf(m_statement.lines[i]);
            const bool last = i + 1 == m_statement.lines.size();
            if (y + height + (last ? simple : 0) > kBottom) {
                m_begins.push_back(i);
                y = kNextTable + kHeading + simple; // the balance brought forward
            }
            y += height;
        }
    }

    double drawLetterhead()
    {
        m_canvas.drawLogo(kLeft - 5, 36, 38, kAccent);
        m_canvas.drawTextWithin(kLeft + 40, 36, 270, m_statement.bankName,
                                {.size = 17, .bold = true, .colour = kAccent});
        m_canvas.drawTextWithin(kLeft + 40, 60, 270, m_statement.branchName, kNote);
        m_canvas.drawTextEndingAt(kRight, 39, m_words.title, {.size = 14, .bold = true, .colour = kInk});
        m_canvas.drawTextEndingAt(kRight, 60, period(), kNote);
        m_canvas.drawLine(kLeft, 86, kRight, 86, 1.2, kAccent);
        drawHolder();
        drawFacts();
        drawTotals();
        return kFirstTable + m_down;
    }

    // Names and address start beside the account's details. The address is shown in full: everything below moves down
    // as needed.
    void measureHolder()
    {
        constexpr double kNames = 60; // height for names when there are many
        constexpr double kEnd = 202;
        constexpr double kMostOfHolder = 300;
        std::string_view address = m_statement.address;
        while (!address.empty()) {
            const std::size_t end = std::min(address.find('\n'), address.size());
            m_address.emplace_back(address.substr(0, end));
            address.remove_prefix(std::min(end + 1, address.size()));
        }
        std::vector<double> heights;
        double all = 0;
        for (const std::string& holder : m_statement.holders)
            all += heights.emplace_back(m_canvas.heightOf(holder, kHolder));
        // All of them, or as many as leave a line for the number of the rest.
        const double line = m_canvas.heightOf("0", kPlain);
        double height = 0;
        for (; m_named < heights.size() && (all <= kNames || height + heights[m_named] + line <= kNames); ++m_named)
            height += heights[m_named];
        height += (m_named < heights.size() ? line : 0) + kAboveAddress;
        for (std::size_t i = 0; i < m_address.size(); ++i) {
            const double next = m_canvas.heightOf(m_address[i], kAddress);
            // Entries need space on this page, too.
            if (height + next > kMostOfHolder) {
                m_address.resize(i);
                m_address.emplace_back("\u2026");
                break;
            }
            height += next;
        }
        m_down = std::max(0.0, kHolderTop + height - kEnd);
    }

    void drawHolder()
    {
        double y = kHolderTop;
        for (std::size_t i = 0; i < m_named; ++i)
            y += m_canvas.drawText(kLeft, y, m_statement.holders[i], kHolder);
        if (const std::size_t more = m_statement.holders.size() - m_named; more > 0)
            y += m_canvas.drawText(kLeft, y, filledIn(m_words.moreHolders, std::to_string(more)), kPlain);
        y += kAboveAddress;
        for (const std::string& line : m_address)
            y += m_canvas.drawText(kLeft, y, line, kAddress);
    }

    void drawFacts()
    {
        constexpr double kFacts = 330;
        double y = 105;
        const auto fact = [&](std::string_view label, const std::string& value, const TextStyle& style) {
            m_canvas.drawText(kFacts, y + 0.8, label, kLabel);
            m_canvas.drawTextWithin(kFacts + 64, y, kRight - kFacts - 64, value, style);
            y += 16;
        };
        fact(m_words.iban, m_statement.iban.paper(), kStrong);
        fact(m_words.period, period(), kPlain);
        fact(m_words.currency, m_statement.currency.code(), kPlain);
        fact(m_words.entries, std::to_string(m_statement.lines.size()), kPlain);
    }

    void drawTotals()
    {
        const double top = 212 + m_down;
        constexpr double kBetween = 9;
        constexpr double kBox = (kRight - kLeft - 3 * kBetween) / 4;
        double x = kLeft;
        const auto box = [&](std::string_view label, std::int64_t minorUnits) {
            m_canvas.fillBox(x, top, kBox, 46, kGround);
            m_canvas.drawTextWithin(x + 9, top + 8, kBox - 18, label, kLabel);
            m_canvas.drawTextWithin(x + 9, top + 22, kBox - 18, money(minorUnits),
                                    {.size = 11, .bold = true, .colour = kInk});
            x += kBox + kBetween;
        };
        box(m_words.opening, m_statement.opening);
        box(m_words.credits, m_statement.credits);
        box(m_words.debits, m_statement.debits);
        box(m_words.closing, m_statement.closing);
    }

    double drawRunningHead()
    {
        m_canvas.drawLogo(kLeft - 3, 36, 22, kAccent);
        m_canvas.drawTextWithin(kLeft + 24, 39, 220, m_statement.bankName,
                                {.size = 11, .bold = true, .colour = kAccent});
        m_canvas.drawTextEndingAt(kRight, 35, m_statement.iban.paper(), kStrong);
        m_canvas.drawTextEndingAt(kRight, 47, std::string(m_words.title) + ", " + period(), kNote);
        m_canvas.drawLine(kLeft, 66, kRight, 66, 0.8, kAccent);
        return kNextTable;
    }

    void drawPage(std::size_t page, double top)
    {
        const std::size_t begin = m_begins[page];
        const bool last = page + 1 == m_begins.size();
        const std::size_t end = last ? m_statement.lines.size() : m_begins[page + 1];
        double y = drawTableHead(top);
        if (page == 0)
            y = drawBalance(y, m_words.opening, m_statement.opening);
        else
            y = drawBalance(y, m_words.broughtForward, m_statement.lines[begin - 1].balance);
        for (std::size_t i = begin; i < end; ++i)
            y = drawEntry(y, m_statement.lines[i]);
        if (m_statement.lines.empty()) {
            m_canvas.drawText(m_detailsX, y + kPadding, m_words.noEntries, kNote);
            y += 14 + 2 * kPadding;
        }
        if (last)
            drawBalance(y, m_words.closing, m_statement.closing);
    }

    double drawTableHead(double y)
    {
        const std::string code = m_statement.currency.code();
        m_canvas.drawText(kLeft, y, m_words.booked, kLabel);
        m_canvas.drawText(m_valueX, y, m_words.valueDate, kLabel);
        m_canvas.drawText(m_detailsX, y, m_words.details, kLabel);
        m_canvas.drawTextEndingAt(m_amountRight, y, filledIn(m_words.amount, code), kLabel);
        m_canvas.drawTextEndingAt(kRight, y, filledIn(m_words.balance, code), kLabel);
        m_canvas.drawLine(kLeft, y + kHeading - 4, kRight, y + kHeading - 4, 0.8, kInk);
        return y + kHeading - 4;
    }

    double drawBalance(double y, std::string_view label, std::int64_t minorUnits)
    {
        m_canvas.drawText(m_detailsX, y + kPadding, label, kStrong);
        m_canvas.drawTextEndingAt(kRight, y + kPadding, money(minorUnits), kStrong);
        return endRow(y + 2 * kPadding + m_canvas.heightOf("0", kStrong));
    }

    double drawEntry(double y, const StatementLine& line)
    {
        const double top = y + kPadding;
        m_canvas.drawText(kLeft, top, dateText(line.bookingDate, m_words), kPlain);
        m_canvas.drawText(m_valueX, top, dateText(line.valueDate, m_words), kPlain);
        double height = m_canvas.drawText(m_detailsX, top, line.counterparty, m_name);
        if (!line.memo.empty())
            height += m_canvas.drawText(m_detailsX, top + height, line.memo, m_memo);
        m_canvas.drawTextEndingAt(m_amountRight, top, money(line.amount), kPlain);
        m_canvas.drawTextEndingAt(kRight, top, money(line.balance), kPlain);
        return endRow(top + height + kPadding);
    }

    double endRow(double y)
    {
        m_canvas.drawLine(kLeft, y, kRight, y, 0.4, kRule);
        return y;
    }

    void drawFooter(std::size_t page)
    {
        constexpr double kY = kHeight - 46;
        m_canvas.drawLine(kLeft, kY - 6, kRight, kY - 6, 0.4, kRule);
        m_canvas.drawText(kLeft, kY,
                          m_statement.bankName + " \u00b7 " +
                              filledIn(m_words.made, dateText(m_statement.madeOn, m_words), m_statement.madeAt),
                          kLabel);
        m_canvas.drawTextEndingAt(
            kRight, kY, filledIn(m_words.page, std::to_string(page + 1), std::to_string(m_begins.size())), kLabel);
    }

    std::string period() const
    {
        return filledIn(m_words.fromTo, dateText(m_statement.from, m_words), dateText(m_statement.to, m_words));
    }

    const Statement& m_statement;
    const StatementWords& m_words;
    PdfCanvas m_canvas;
    std::vector<std::size_t> m_begins;  //!< The first line of each page.
    std::vector<std::string> m_address; //!< Its lines.
    std::size_t m_named = 0;            //!< Number of holders named.
    double m_down = 0;                  //!< How far the first page's totals and table are below their usual place.
    double m_valueX = 0;
    double m_detailsX = 0;
    double m_amountRight = 0;
    TextStyle m_name;
    TextStyle m_memo;
};

} // namespace

std::string statementPdf(const Statement& statement, const StatementWords& words)
{
    return Drawing(statement, words).draw();
}

} // namespace cf::bank
