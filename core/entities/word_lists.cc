#include "core/entities/word_lists.h"

#include <string>
#include <unordered_map>

#include "core/entities/embedded_data.h"
#include "core/text/folding.h"

namespace dateline {
namespace {

struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const {
    return std::hash<std::string_view>{}(word);
  }
};
using Flags = std::unordered_map<std::string, std::uint8_t, WordHash, std::equal_to<>>;

std::uint8_t bits_of(std::string_view letters) {
  std::uint8_t bits = 0;
  for (const char c : letters) {
    if (c == 'f') bits |= kFemaleName | kGivenName;
    if (c == 'm') bits |= kMaleName | kGivenName;
    if (c == 'g') bits |= kGivenName;
    if (c == 's') bits |= kSurname;
  }
  return bits;
}

// Calls `visit(line)` for each line of `text`.
template <typename Visit>
void for_each_line(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    visit(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

Flags load() {
  Flags flags;
  flags.reserve(30000);
  for_each_line(embedded::common_words_txt(),
                [&](std::string_view line) { flags[folded(line)] |= kCommonWord; });
  for_each_line(embedded::names_tsv(), [&](std::string_view line) {
    const auto tab = line.find('\t');
    if (tab != std::string_view::npos) {
      flags[folded(line.substr(0, tab))] |= bits_of(line.substr(tab + 1));
    }
  });
  return flags;
}

const Flags& all_flags() {
  static const Flags flags = load();
  return flags;
}

}  // namespace

std::uint8_t word_flags(std::string_view folded_word) {
  const Flags& flags = all_flags();
  const auto found = flags.find(folded_word);
  return found == flags.end() ? 0 : found->second;
}

void for_each_listed_word(const std::function<void(std::string_view)>& visit) {
  for (const auto& [word, flags] : all_flags()) visit(word);
}

}  // namespace dateline
