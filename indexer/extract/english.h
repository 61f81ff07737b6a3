// A little English grammar, for telling where a noun phrase after a number ends. No dictionary:
// closed word classes, frequent verbs and word endings.
#pragma once

#include <string_view>

namespace dateline {

// A word that no noun phrase goes on with after a number: prepositions, conjunctions, pronouns,
// auxiliaries and frequent verbs ("said", "died", "were"). Lower case.
[[nodiscard]] bool ends_noun_phrase(std::string_view lower);

// A determiner or preposition: stands before a noun, also where a sentence begins with it. Lower
// case.
[[nodiscard]] bool is_function_word(std::string_view lower);

// "migrants", "people", "crew", "dead": what a number above one may count. Lower case. Verbs in -s
// are not told apart.
[[nodiscard]] bool looks_plural(std::string_view lower);

[[nodiscard]] bool has_ending(std::string_view word, std::string_view ending);

}  // namespace dateline
