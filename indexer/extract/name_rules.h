// The rules that decide whether a run of capitalised words is an organisation, a place or a person.
// Each looks at a bounded window of words around the one it is asked about.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/entities/gazetteer.h"
#include "core/entities/word_lists.h"
#include "indexer/extract/name_tokens.h"

namespace dateline {

// Words [begin, end) are a name, with `score` of certainty (3: as a rule yes). end == 0: no match.
struct Match {
  std::size_t begin = 0;
  std::size_t end = 0;
  int score = 0;
};

class NameRules {
 public:
  // Both must outlive the rules.
  NameRules(std::string_view text, const std::vector<NameToken>& tokens);

  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] const NameToken& token(std::size_t i) const { return tokens_[i]; }

  // "al-" of "al-Eryani", "de" of "de Blasio": a small word that opens a name.
  [[nodiscard]] bool is_leading_particle(std::size_t i) const;
  // A known organisation, or a run with a word like Ministry in it.
  [[nodiscard]] Match organisation_at(std::size_t i) const;
  // A place of the gazetteer, or named after one ("Groom Lake"), in a context that fits how well it
  // is known.
  [[nodiscard]] Match place_at(std::size_t i) const;
  // Title words: "Mr", "Interior Minister".
  [[nodiscard]] Match title_at(std::size_t i) const;
  [[nodiscard]] Match person_after_title(std::size_t i) const;
  [[nodiscard]] Match person_at(std::size_t i) const;

 private:
  [[nodiscard]] bool joined(std::size_t i) const;  // to the word before, within a name
  [[nodiscard]] std::size_t run_end(std::size_t i, bool over_possessive) const;
  [[nodiscard]] std::string_view words(std::size_t begin, std::size_t end) const;

  [[nodiscard]] Match own_or_national_organisation_at(std::size_t i) const;
  [[nodiscard]] Match known_organisation_at(std::size_t i) const;
  [[nodiscard]] Match gazetteer_place_at(std::size_t i) const;
  [[nodiscard]] bool may_be_single_place(std::size_t i) const;
  [[nodiscard]] Match site_at(std::size_t i) const;
  [[nodiscard]] Match place_before_country(std::size_t i) const;
  [[nodiscard]] int place_score(const Match& match, const GazetteerPlace& best) const;
  [[nodiscard]] bool strong_place_follows(std::size_t i) const;
  [[nodiscard]] bool place_context_before(std::size_t i) const;

  [[nodiscard]] bool may_be_name_word(std::size_t i, std::size_t begin) const;
  [[nodiscard]] bool is_hyphen_part(std::size_t i) const;
  [[nodiscard]] Match name_words(std::size_t i) const;
  [[nodiscard]] int person_score(const Match& match) const;
  [[nodiscard]] int single_person_score(std::size_t i) const;
  [[nodiscard]] bool is_great_place(std::string_view folded) const;
  [[nodiscard]] bool is_place_name(const Match& match) const;
  [[nodiscard]] int evidence_around(const Match& match) const;
  [[nodiscard]] bool role_before(std::size_t i) const;

  std::string_view text_;
  const std::vector<NameToken>& tokens_;
  const Gazetteer& gazetteer_;
};

}  // namespace dateline
