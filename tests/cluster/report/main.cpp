// drill_report TEXT PDF --title TITLE: what a drill has said, as a PDF for those who must have seen it. Lines that
// begin with seconds are steps, those with | rows of a table, and "Verdict: " is what it came to.
#include "services/bank/statements/PdfCanvas.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <regex>
#include <sstream>

namespace {

using namespace cf;

constexpr double kWidth = 595; // A4
constexpr double kHeight = 842;
constexpr double kMargin = 56;
constexpr double kBottom = kHeight - 70;
constexpr double kText = kWidth - 2 * kMargin;
constexpr double kStepText = 48; // behind the seconds
constexpr bank::Colour kGrey{0.35, 0.35, 0.35};
constexpr bank::Colour kLine{0.75, 0.75, 0.75};
constexpr bank::Colour kGreen{0.11, 0.48, 0.26};
constexpr bank::Colour kRed{0.78, 0.16, 0.16};
constexpr bank::Colour kWhite{1, 1, 1};

const std::string kVerdict = "Verdict: ";

std::vector<std::string> cellsOf(const std::string& row)
{
    std::vector<std::string> cells;
    std::istringstream in(row.substr(1));
    for (std::string cell; std::getline(in, cell, '|');) {
        const auto first = cell.find_first_not_of(' ');
        cells.push_back(first == std::string::npos ? "" : cell.substr(first, cell.find_last_not_of(' ') + 1 - first));
    }
    return cells;
}

class Sheet
{
public:
    explicit Sheet(const std::string& title)
        : m_canvas(kWidth, kHeight, title, "en")
        , m_title(title)
    {
        beginPage();
    }

    void add(const std::string& line)
    {
        static const std::regex step(R"(^\s*(\d+\.\d) s  (.*)$)");
        std::smatch found;
        if (line.starts_with("|---") || line.find_first_not_of(' ') == std::string::npos)
            return;
        if (std::regex_match(line, found, step))
            addStep(found[1].str() + " s", found[2].str());
        else if (line.starts_with('|'))
            addRow(cellsOf(line));
        else if (line.starts_with(kVerdict))
            addVerdict(line.substr(kVerdict.size()));
        else
            addWords(line);
    }

    std::string finish()
    {
        need(80);
        m_y += 36;
        for (const char* const what : {"Seen by", "Date"}) {
            m_canvas.drawText(kMargin, m_y, what, {.colour = kGrey});
            m_canvas.drawLine(kMargin + 50, m_y + 12, kMargin + 300, m_y + 12, 0.5, kLine);
            m_y += 28;
        }
        endPage();
        return m_canvas.finish();
    }

private:
    void beginPage()
    {
        m_canvas.drawLogo(kMargin, 40, 22, kGrey);
        m_canvas.drawText(kMargin + 32, 43, m_title, {.size = 14, .bold = true});
        m_canvas.drawLine(kMargin, 72, kWidth - kMargin, 72, 0.5, kLine);
        m_y = 86;
    }

    void endPage()
    {
        m_canvas.drawTextEndingAt(kWidth - kMargin, kHeight - 44, std::to_string(++m_page), {.colour = kGrey});
        m_canvas.endPage();
    }

    void need(double height)
    {
        if (m_y + height <= kBottom)
            return;
        endPage();
        beginPage();
    }

    void addStep(const std::string& seconds, const std::string& text)
    {
        const bank::TextStyle style{.size = 9, .width = kText - kStepText};
        need(m_canvas.heightOf(text, style));
        m_canvas.drawTextEndingAt(kMargin + kStepText - 10, m_y, seconds, {.size = 9, .colour = kGrey});
        m_y += m_canvas.drawText(kMargin + kStepText, m_y, text, style) + 3;
    }

    void addRow(const std::vector<std::string>& cells)
    {
        need(16);
        const double width = kText / static_cast<double>(cells.size());
        for (std::size_t i = 0; i < cells.size(); ++i)
            m_canvas.drawTextWithin(kMargin + width * static_cast<double>(i), m_y, width - 6, cells[i], {.size = 9});
        m_y += 13;
        m_canvas.drawLine(kMargin, m_y, kWidth - kMargin, m_y, 0.5, kLine);
        m_y += 3;
    }

    void addVerdict(const std::string& text)
    {
        need(40);
        m_canvas.fillBox(kMargin, m_y + 6, kText, 24, text.starts_with("passed") ? kGreen : kRed);
        m_canvas.drawTextWithin(kMargin + 10, m_y + 11, kText - 20, text, {.size = 11, .bold = true, .colour = kWhite});
        m_y += 42;
    }

    void addWords(const std::string& text)
    {
        const bank::TextStyle style{.size = 9, .colour = kGrey, .width = kText};
        need(m_canvas.heightOf(text, style));
        m_y += m_canvas.drawText(kMargin, m_y, text, style) + 3;
    }

    bank::PdfCanvas m_canvas;
    const std::string m_title;
    double m_y = 0;
    int m_page = 0;
};

} // namespace

int main(int argc, char** argv)
{
    std::filesystem::path text;
    std::filesystem::path pdf;
    std::string title = "Drill";
    CLI::App app("What a drill has said, as a PDF.");
    app.add_option("text", text, "The lines.")->required()->check(CLI::ExistingFile);
    app.add_option("pdf", pdf, "Where it goes; replaced.")->required();
    app.add_option("--title", title, "Above each page.")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    try {
        Sheet sheet(title);
        std::ifstream in(text);
        for (std::string line; std::getline(in, line);)
            sheet.add(line);
        std::ofstream out(pdf, std::ios::binary);
        out << sheet.finish();
        if (!out.flush())
            throw std::runtime_error("cannot write " + pdf.string());
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "drill_report: " << error.what() << '\n';
        return 1;
    }
}
