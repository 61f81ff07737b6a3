// Words that stand in the first sentences of every tenth article whatever it is about ("said",
// "government", "Monday"): shared ones say nothing about a common event.
#pragma once

#include <string_view>

namespace dateline {

// Whether a folded word is one. Constant time.
[[nodiscard]] bool is_everyday_word(std::string_view folded_word);

}  // namespace dateline
