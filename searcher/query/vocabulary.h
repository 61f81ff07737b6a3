// What the compiler asks of an index: forms of a word, joins, terms that begin so. Reads through an
// IndexReader. Lives for one query and remembers what it read: relaxing compiles the same query
// again and again.
#pragma once

#include <map>
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

  // Every form of a folded word, in any language of the index and in British and American spelling,
  // the word itself first. Bounded (kMaxForms).
  [[nodiscard]] const std::vector<std::string>& forms(const std::string& word);

  // The ways to write a joined word apart that the index holds: "cooperate" -> {"co operate"}.
  [[nodiscard]] const std::vector<std::string>& joins(const std::string& word);

  // Terms that begin with `prefix`, the kMaxPrefixTerms most frequent of them; `cut` says whether
  // there were more.
  static constexpr std::size_t kMaxPrefixTerms = 500;
  struct PrefixTerms {
    std::vector<std::string> terms;
    bool cut = false;
  };
  [[nodiscard]] const PrefixTerms& terms_with_prefix(const std::string& prefix);

  // Existing terms from first to last, both in.
  [[nodiscard]] const std::vector<std::string>& terms_between(const TermRange& range);

  // Existing terms that begin with `prefix`, in order.
  [[nodiscard]] const std::vector<std::string>& all_terms(const std::string& prefix);

  // unweighted.h, for this index.
  [[nodiscard]] Xapian::Query safely_unweighted(const Xapian::Query& query) const;

  // How many articles hold the term.
  [[nodiscard]] std::size_t frequency(const std::string& term) const;

 private:
  static constexpr std::size_t kMaxForms = 64;

  using Lists = std::map<std::string, std::vector<std::string>>;

  [[nodiscard]] std::vector<std::string> read_forms(const std::string& word);
  // Those forms of another spelling that the index holds.
  [[nodiscard]] std::vector<std::string> forms_of_variant(const std::string& word);
  [[nodiscard]] PrefixTerms read_prefix(const std::string& prefix) const;
  [[nodiscard]] std::vector<std::string> read_between(const TermRange& range) const;

  IndexReader& reader_;
  Stemmer stemmer_;
  Lists forms_, joins_, all_terms_;
  std::map<std::string, PrefixTerms> prefixes_;
  std::map<TermRange, std::vector<std::string>> ranges_;
};

}  // namespace dateline::query
