// The other ways to write an English word that stemming does not bring together: British and
// American spelling (colour, color), plurals and pasts that follow no rule (women, woman).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Other spellings of a folded English word, the word itself not among them: candidates, some of
// which may be no words at all ("promize"); who asks looks which of them exist. At most a few;
// empty for most words. Constant time for the length of a word.
[[nodiscard]] std::vector<std::string> spelling_variants(std::string_view folded_word);

}  // namespace dateline
