// Words, phrases, nearness and beginnings of words -> Xapian queries and mark rules, wherever in
// the query they stand: compiler.h has the structure around them.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/ast.h"
#include "searcher/query/compiler.h"
#include "searcher/query/mark_rules.h"
#include "searcher/query/said_query.h"
#include "searcher/query/vocabulary.h"
#include "searcher/query/word_lattice.h"

namespace dateline::query {

using Queries = std::vector<Xapian::Query>;
// What a part of the query asks for; unset where it holds no word at all ("!!!") and is left out of
// what surrounds it. (An empty Xapian::Query will not do: it is MatchNothing, which a condition
// that no article meets compiles to.)
using Part = std::optional<Xapian::Query>;

// All of `parts`, or the only one.
[[nodiscard]] Xapian::Query combined(Xapian::Query::op op, const Queries& parts);
[[nodiscard]] Xapian::Query scaled(const Xapian::Query& query, double factor);

// Under match = any, what a word of grammar ("which", "of") counts beside words of substance. Mean
// MAP of four test collections: 1 .364, 0.3 .371, 0 .372, and 0.1 no worse than 0, which would find
// fewer articles (docs/ranking.md).
inline constexpr double kGrammarWordWeight = 0.1;

class WordCompiler {
 public:
  // Adds marks and notices to `out`.
  WordCompiler(Vocabulary& vocabulary, CompiledQuery& out) : vocabulary_(vocabulary), out_(out) {}

  // Where in the query the next words stand.
  struct Place {
    bool marking = true;
    bool in_title = false;
    std::uint32_t said = 0;  // inside said: as in MarkRules::Word
    bool any_word = false;   // match = any, among the root's words
  };
  Place place;

  Part words(std::string_view text, bool any_form);
  Part phrase(std::string_view text);
  Part near(const Node& node);
  // A prefix of several words ("al-Qae*") is all of them in order, the last cut short, or the
  // beginning of their joined form.
  Part prefix(const Node& node);

 private:
  std::uint32_t new_unit();
  [[nodiscard]] MarkRules::Word rule(std::uint32_t unit) const;
  // A token's terms: itself, or every form of it.
  std::vector<std::string> terms_of(const Token& token, bool any_form);
  // The same terms in the field that is searched.
  [[nodiscard]] std::string in_field(const std::string& text_term) const;
  Xapian::Query synonyms(const std::vector<std::string>& terms, std::uint32_t unit);
  // A word in any of its forms, the one as typed first. Form and place help to rank; what is found
  // stays the same, as a title's words are among the article's.
  Xapian::Query word(const std::vector<std::string>& forms, std::uint32_t unit);
  // What text that the analyzer makes nothing of asks for: nothing at all ("!!!"), or a word that
  // no index holds (too long).
  static Part without_terms(std::string_view text);
  Xapian::Query word_group(const WordGroup& group, bool any_form);
  // match = any: of "shock-wave" each part counts for itself ("the wave of a shock"), the joined
  // form for either. (As one phrase: mean MAP of the four collections .006 lower. Not OP_MAX of
  // both: Xapian 1.4 reads freed memory, and may crash, where all branches of one end together.)
  Xapian::Query any_part(const WordGroup& group);
  PhrasePath steps_of(const std::vector<Token>& tokens, bool any_form);
  // Any of the paths, its steps one after the other.
  Xapian::Query path_query(const std::vector<PhrasePath>& paths, std::uint32_t unit);
  [[nodiscard]] Queries step_queries(const PhrasePath& path) const;
  Xapian::Query beginning_with(const std::string& start, const Node& node, std::uint32_t unit);
  // The indexed words that begin with `start`, without field; a notice where there are too many.
  std::vector<std::string> words_from(const std::string& start, const Node& node);

  Vocabulary& vocabulary_;
  CompiledQuery& out_;
};

}  // namespace dateline::query
