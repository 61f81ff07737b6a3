// The words and names of an index, in memory, to look up by beginning and by likeness: what
// completion and spelling choose from. Xapian's own spelling tables are not used: a remote index
// does not show them. Immutable once built; shared by all threads. It may be a little older than
// the index: whoever shows something counts it anew.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/fields.h"
#include "searcher/index_reader.h"

namespace dateline {

class VocabularySnapshot {
 public:
  // Reads all words, and the names of people, places and organisations. Time linear in the
  // vocabulary, about 1 us a word; about 25 bytes a word and 60 a name. Xapian exceptions pass
  // through.
  explicit VocabularySnapshot(IndexReader& reader);

  struct Word {
    std::string text;  // folded
    std::size_t articles = 0;
    unsigned edits = 0;  // from what was asked for
  };

  // The most frequent words that begin with `prefix` (folded), at most `limit`.
  [[nodiscard]] std::vector<Word> words_from(std::string_view prefix, std::size_t limit) const;

  // Words at most `edits` edits away from `word`, the likeliest first: common ones, and near ones
  // before all. `word` itself is left out. About a millisecond for 200,000 words.
  [[nodiscard]] std::vector<Word> words_like(std::string_view word, unsigned edits,
                                             std::size_t limit) const;

  // In how many articles the word itself stood.
  [[nodiscard]] std::size_t frequency(std::string_view word) const;

  struct Name {
    Field field = Field::person;  // person, place or organisation
    std::string key;              // what its facet id is made of
    std::size_t articles = 0;
  };

  // The names of which some word and what follows it begin with `prefix` (a name_key; not empty),
  // the most frequent first.
  [[nodiscard]] std::vector<Name> names_from(std::string_view prefix, std::size_t limit) const;
  [[nodiscard]] std::vector<Name> names_from(std::string_view prefix, std::size_t limit,
                                             Field field) const;

  [[nodiscard]] std::size_t word_count() const { return words_.size(); }
  [[nodiscard]] std::size_t name_count() const { return names_.size(); }
  // Of memory held.
  [[nodiscard]] std::size_t bytes() const;

 private:
  // A word's bytes are those of pool_ up to the next one's.
  struct WordEntry {
    std::uint64_t signature = 0;
    std::uint32_t begin = 0;
    std::uint32_t articles = 0;
    std::uint16_t letters = 0;
    std::uint16_t bytes = 0;
  };
  struct NameEntry {
    std::uint32_t key_begin = 0, key_end = 0;  // in pool_
    std::uint32_t shown_begin = 0,
                  shown_end =
                      0;  // what is searched: words of the name without what a place lies in
    std::uint32_t articles = 0;
    Field field = Field::person;
  };
  // A word of a name: where prefix search enters.
  struct NameStart {
    std::uint32_t name = 0;
    std::uint32_t begin = 0;  // in pool_
  };

  void add_words(IndexReader& reader);
  void add_names(IndexReader& reader, Field field);
  void sort_starts();
  std::uint32_t add_bytes(std::string_view bytes);
  [[nodiscard]] std::string_view text_of(const WordEntry& word) const;
  [[nodiscard]] std::string_view text_of(const NameStart& start) const;
  [[nodiscard]] std::vector<Name> names_where(std::string_view prefix, std::size_t limit,
                                              auto wanted) const;

  std::string pool_;
  std::vector<WordEntry> words_;  // by text
  std::vector<NameEntry> names_;
  std::vector<NameStart> starts_;  // by text from there on
};

}  // namespace dateline
