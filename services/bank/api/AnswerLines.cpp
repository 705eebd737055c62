#include "services/bank/api/AnswerLines.h"

#include "services/contract/Binder.h"

namespace cf::bank {
namespace {

constexpr std::size_t kPiece = 14 * 1024; // with its last line usually within one TLS record

} // namespace

AnswerLines::AnswerLines(std::shared_ptr<AnswerSource> source, Complete complete, AtEnd atEnd)
    : m_source(std::move(source))
    , m_complete(std::move(complete))
    , m_atEnd(std::move(atEnd))
{
}

AnswerLines::~AnswerLines()
{
    m_atEnd(m_whole);
}

std::string AnswerLines::take()
{
    std::string lines;
    while (lines.size() < kPiece) {
        auto answer = m_source->next();
        if (!answer)
            break;
        m_complete(*answer);
        lines.append(contract::encodeDocument(answer->line)).push_back('\n');
    }
    m_whole = lines.empty() && m_source->ended();
    return lines;
}

} // namespace cf::bank
