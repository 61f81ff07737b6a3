// English words that carry a sentence and not its subject ("the", "which", "must"). In a question
// of several words they say next to nothing about which article is meant.
#pragma once

#include <string_view>

namespace dateline {

// Whether a folded term is such a word. Constant time.
[[nodiscard]] bool is_grammar_word(std::string_view folded_term);

}  // namespace dateline
