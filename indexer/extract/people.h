// People inside one article: which mentions are of one person.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/schema/article.h"
#include "indexer/extract/name_tokens.h"
#include "indexer/extract/tagger.h"

namespace dateline {

// A text, its words and the names found in it.
struct TaggedText {
  std::string_view text;
  NameTokens tokens;
  std::vector<NameSpan> spans;  // ascending, disjoint
};

// Names an article introduces, as spelled_person_key()s.
struct KnownNames {
  std::unordered_set<std::string> full;      // "boris johnson"
  std::unordered_set<std::string> surnames;  // "johnson", also of a lone "Mr Johnson"
  std::unordered_set<std::string> tails;     // "le maire" of "bruno le maire"
  std::unordered_set<std::string> given;     // "boris"
};
[[nodiscard]] KnownNames known_names(const TaggedText& tagged);

// Whether a capital says that a word is a name: not so in a headline in Title Case.
enum class Capitals : std::uint8_t { mean_names, everywhere };

// Marks words that no span covers and that are known as somebody's name, "Johnson" and "Boris"
// beside "Boris Johnson", and takes a lone town's name for the surname it is known to be. Keeps
// spans in order. Linear time.
void add_known_people(TaggedText& tagged, const KnownNames& known, Capitals capitals);

// The people of an article in the order of their first mention in the text, then the headline. "Mr
// Johnson", "Johnson" and "Boris" are mentions of Boris Johnson, and "Lula" of Luiz Inácio Lula da
// Silva, when exactly one such person is
// introduced (before that, else anywhere) and the title's gender agrees; with two they stand alone.
// Time: mentions x people.
[[nodiscard]] std::vector<NamedEntity> resolve_people(const TaggedText& title,
                                                      const TaggedText& text);

}  // namespace dateline
