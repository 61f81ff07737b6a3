// The key under which spellings of a place's name meet.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

// Folded, points and apostrophes dropped, hyphens and commas as blanks, a leading "the" dropped,
// "saint" as "st".
[[nodiscard]] std::string place_key(std::string_view name);

// The same of a name that is folded already, written to `out`, which has room for as many bytes
// and may be the name's own place. Returns the key's size.
std::size_t write_place_key(std::string_view folded_name, char* out);

}  // namespace dateline
