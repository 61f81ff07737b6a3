// What single words tell about names: given names with gender, surnames, and words too common to be
// names by themselves.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace dateline {

// Bits of word_flags().
inline constexpr std::uint8_t kFemaleName = 1;
inline constexpr std::uint8_t kMaleName = 2;
inline constexpr std::uint8_t kGivenName = 4;  // seen as somebody's first name
inline constexpr std::uint8_t kSurname = 8;
inline constexpr std::uint8_t kCommonWord = 16;  // an ordinary word of English

// What is known of a word, given folded (core/text/folding.h); 0 for an unknown one.
// The lists are loaded on first use (thread-safe, some milliseconds); then one hash lookup.
[[nodiscard]] std::uint8_t word_flags(std::string_view folded_word);

// Every word that word_flags() knows, folded, once, in no certain order.
void for_each_listed_word(const std::function<void(std::string_view folded_word)>& visit);

}  // namespace dateline
