// Reads that never go back: the cache, and the tokens by which no answer shows less than one before it.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::caching {

//! The tokens of requests and answers, and the figures of the cache.
void install(Bank& bank);

} // namespace cf::bank::caching
