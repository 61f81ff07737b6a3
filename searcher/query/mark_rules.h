// What of an article a query speaks of: the part of a compiled query that highlighting needs. Made
// by the compiler beside the Xapian query, from the same tokens, so that the two cannot differ.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/schema/number_terms.h"

namespace dateline::query {

// Words that must stand one after the other; each step may be any of its terms (as token_term
// spells them, without field).
using PhrasePath = std::vector<std::vector<std::string>>;

struct MarkRules {
  // `unit` numbers the words, phrases and conditions of the query: snippets try to show as many
  // different ones as they can.
  struct Word {
    std::uint32_t unit = 0;
    bool title_only = false;
    std::uint32_t said = 0;  // set: only inside a quote, by whom says said[this - 1]

    [[nodiscard]] bool same_place(const Word& other) const {
      return title_only == other.title_only && said == other.said;
    }
  };
  struct Prefix {
    std::string prefix;
    Word word;
  };
  struct Phrase {
    std::vector<PhrasePath> paths;
    Word word;
  };
  struct Near {
    std::vector<std::string> terms;
    std::uint32_t window = 0;  // positions from the first to the last word, both counted, at most
    Word word;
  };
  enum class EntityKind : std::uint8_t { person, place, organisation, speaker };
  struct Entity {
    EntityKind kind = EntityKind::person;
    std::vector<std::string> keys;   // any of these, as whole keys
    std::vector<std::string> words;  // or every one of these words in the key
    bool exact = false;              // places: the exact key only
    std::uint32_t unit = 0;
  };
  // Whose quotes count: any of these speakers; none: anybody's.
  using Said = std::vector<Entity>;
  struct Number {
    NumberScope scope;
    ValueRange range;
    std::string label_key;  // set: exactly the quantities of this label
    bool any_currency = false;
    std::optional<double> agrees_with;  // set: those stated otherwise that are roundings of it
    std::uint32_t unit = 0;
  };

  std::unordered_map<std::string, std::vector<Word>> words;  // token term -> what it stands for
  std::vector<Prefix> prefixes;
  std::vector<Phrase> phrases;
  std::vector<Near> nears;
  std::vector<Entity> entities;
  std::vector<Number> numbers;
  std::vector<Said> said;
  std::uint32_t units = 0;

  [[nodiscard]] bool empty() const { return units == 0; }

  // Each adds a rule unless one that marks the same is there: a word typed a hundred times is
  // marked once.
  void add_word(const std::string& term, Word word);
  void add_phrase(Phrase phrase);
  void add_near(Near near);
};

}  // namespace dateline::query
