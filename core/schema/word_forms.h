// Words are indexed as they stand; which forms of a word the index holds ("crossing", "crossings",
// "crossed" for the stem "cross") is kept beside, by language, as metadata: forms: + language ':'
// stem -> the forms, one a line, the stem itself left out. A query expands a word to its forms
// (OP_SYNONYM) instead of the index holding every word twice: ARCHITECTURE.md has the measurement.
// Joins are kept the same way: join: + "cooperate" -> "co operate", one a line.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace dateline {

// The stem of a folded word in a language (ISO 639-1); the word itself where there is no stemmer.
// Words with digits or signs are not stemmed. An empty language counts as English. Not thread-safe:
// one per thread.
class Stemmer {
 public:
  [[nodiscard]] std::string stem(const std::string& folded_word, const std::string& language);

 private:
  std::map<std::string, Xapian::Stem> stemmers_;
};

// The language under which a word's forms are kept: its own where Xapian has a stemmer for it, else
// English.
[[nodiscard]] std::string stem_language(const std::string& language);

// Collects the forms and joins of many articles, then writes them to the database they went to.
class WordFormCollector {
 public:
  void add_words(const std::vector<std::string>& folded_words, const std::string& language);
  void add_join(const std::string& joined, const std::string& parts);
  // Adds what is new to the metadata of `database` and forgets it. What was written before, to this
  // database or another, is remembered and not written again.
  void flush(Xapian::WritableDatabase& database);
  // How many words and joins it remembers; some 40 bytes each.
  [[nodiscard]] std::size_t remembered() const;

 private:
  using Seen = std::unordered_set<std::uint64_t>;  // hashes

  Stemmer stemmer_;
  std::map<std::string, Seen> seen_;  // words already known, by language
  Seen seen_joins_;
  std::map<std::string, std::set<std::string>> fresh_;  // metadata key -> lines to add
};

// Two values of one metadata key as one, whatever its kind: lists are united, names compared,
// anything else the first one. What compaction asks for keys that several databases hold.
[[nodiscard]] std::string merged_metadata(const std::string& key,
                                          const std::vector<std::string>& values);

// The lines of a forms or join entry.
[[nodiscard]] std::vector<std::string> metadata_lines(std::string_view value);

[[nodiscard]] std::string forms_key(const std::string& language, const std::string& stem);
[[nodiscard]] std::string join_key(const std::string& joined);

}  // namespace dateline
