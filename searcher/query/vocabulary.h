// What the compiler asks of an index: forms of a word, joins, terms that begin so. Reads through an IndexReader.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/schema/number_terms.h"
#include "core/schema/word_forms.h"
#include "searcher/index_reader.h"

namespace dateline::query {

class Vocabulary {
 public:
  explicit Vocabulary(IndexReader& reader) : reader_(reader) {}

  // Every form of a folded word, in any language of the index, the word itself first. Bounded (kMaxForms).
  [[nodiscard]] std::vector<std::string> forms(const std::string& word);

  // The ways to write a joined word apart that the index holds: "cooperate" -> {"co operate"}.
  [[nodiscard]] std::vector<std::string> joins(const std::string& word) const;

  // Terms that begin with `prefix`, the most frequent `limit` of them; `cut` says whether there were more.
  [[nodiscard]] std::vector<std::string> terms_with_prefix(const std::string& prefix, std::size_t limit, bool& cut) const;

  // Existing terms from first to last, both in.
  [[nodiscard]] std::vector<std::string> terms_between(const TermRange& range) const;

  // Existing terms that begin with `prefix`, in order.
  [[nodiscard]] std::vector<std::string> all_terms(const std::string& prefix) const;

  // How many articles hold the term.
  [[nodiscard]] std::size_t frequency(const std::string& term) const;

  // Languages that articles of the index are in.
  [[nodiscard]] const std::vector<std::string>& languages();

 private:
  static constexpr std::size_t kMaxForms = 64;

  IndexReader& reader_;
  Stemmer stemmer_;
  std::vector<std::string> languages_;
};

}  // namespace dateline::query
