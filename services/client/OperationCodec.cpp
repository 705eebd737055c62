#include "services/client/OperationCodec.h"

#include "services/contract/Operations.h"

#include <map>
#include <string_view>

namespace cf::client {
namespace {

template <class Op>
OperationCodec makeCodec()
{
    return {[](const std::any& request) {
                return contract::encodeRequest<Op>(std::any_cast<const typename Op::Request&>(request));
            },
            [](const RawAnswer& answer) -> CallResult<std::any> {
                auto read = readAnswer<Op>(answer);
                if (!read)
                    return read.error();
                return std::any(std::move(read).value());
            }};
}

std::map<std::string_view, OperationCodec> allCodecs()
{
    std::map<std::string_view, OperationCodec> codecs;
    contract::forEachOperation([&]<class Op>(Op) {
        if constexpr (!Op::kInfo.streamed) // no screen has a use for those
            codecs[Op::kInfo.name] = makeCodec<Op>();
    });
    return codecs;
}

} // namespace

const OperationCodec& codecOf(const contract::OperationInfo& info)
{
    static const auto codecs = allCodecs();
    return codecs.at(info.name);
}

} // namespace cf::client
