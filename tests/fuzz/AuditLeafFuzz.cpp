// The canonical leaf of an audit event, and the list of changes in it: leaves and events map one to one.
#include "models/domain/AuditEvent.h"
#include "services/contract/Audit.h"
#include "services/contract/Binder.h"
#include "tests/fuzz/Property.h"

#include <bit>
#include <string>

using namespace cf;
using fuzz::require;

namespace {

Uuid uuidOf(std::string_view text)
{
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < text.size(); ++i)
        bytes[i % bytes.size()] ^= static_cast<std::uint8_t>(text[i]);
    return std::bit_cast<Uuid>(bytes);
}

//! An event made of the lines of a text.
AuditEvent eventOf(std::string_view text)
{
    AuditEvent event;
    event.id = uuidOf(text);
    event.at = Instant(std::chrono::microseconds(static_cast<std::int64_t>(text.size()) - 20));
    event.action = fuzz::takeLine(text);
    event.traceId = fuzz::takeLine(text);
    event.objectId = fuzz::takeLine(text);
    const std::string_view actor = fuzz::takeLine(text);
    if (!actor.empty()) {
        event.actor = StaffId(uuidOf(actor));
        event.role = static_cast<Role>(actor.size() % 4);
        event.branch = BranchId(uuidOf(actor));
    }
    event.result = static_cast<AuditResult>(text.size() % 3);
    event.sealed = actor.size() % 2 == 1;
    if (event.sealed)
        event.customer = CustomerId(uuidOf(text));
    event.detail = fuzz::takeLine(text);
    while (!text.empty())
        event.related.emplace_back(fuzz::takeLine(text));
    return event;
}

void checkLeafOf(const AuditEvent& event)
{
    const std::string leaf = canonicalLeaf(event);
    const auto parsed = parseLeaf(leaf);
    require(parsed && *parsed == event, "every event comes back from its leaf");
    require(!parseLeaf(std::string_view(leaf).substr(0, leaf.size() - 1)), "a leaf that is cut short is none");
    require(!parseLeaf(leaf + '\0'), "a leaf with something behind it is none");
}

void checkDetail(std::string_view text)
{
    using Changes = std::vector<contract::AuditChange>;
    const auto changes = contract::decodeDocument<Changes>(text);
    if (!changes)
        return;
    const std::string written = contract::encodeDocument(*changes);
    const auto again = contract::decodeDocument<Changes>(written);
    require(again.ok() && contract::encodeDocument(*again) == written, "changes come back from their text");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = fuzz::textOf(data, size);
    if (const auto event = parseLeaf(text)) {
        require(canonicalLeaf(*event) == text, "an event has one leaf only");
        checkDetail(event->detail);
    }
    checkLeafOf(eventOf(text));
    checkDetail(text);
    return 0;
}
