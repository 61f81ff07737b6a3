#include "searcher/query/compiler.h"

#include <algorithm>
#include <optional>

#include "core/schema/fields.h"
#include "core/schema/quote_terms.h"
#include "core/schema/terms.h"
#include "core/text/folding.h"
#include "core/text/grammar_words.h"
#include "searcher/query/condition_compiler.h"
#include "searcher/query/notices.h"
#include "searcher/query/said_query.h"
#include "searcher/query/word_lattice.h"

namespace dateline::query {
namespace {

using Queries = std::vector<Xapian::Query>;
// What a part of the query asks for; unset where it holds no word at all ("!!!") and is left out of
// what surrounds it. (An empty Xapian::Query will not do: it is MatchNothing, which a condition
// that no article meets compiles to.)
using Part = std::optional<Xapian::Query>;

Xapian::Query combined(Xapian::Query::op op, const Queries& parts) {
  if (parts.size() == 1) return parts.front();
  return Xapian::Query(op, parts.begin(), parts.end());
}

Xapian::Query scaled(const Xapian::Query& query, double factor) {
  return {Xapian::Query::OP_SCALE_WEIGHT, query, factor};
}

Xapian::Query unweighted(const Xapian::Query& query) { return scaled(query, 0.0); }

// Under match = any, what a word of grammar ("which", "of") counts beside words of substance. Mean
// MAP of four test collections: 1 .364, 0.3 .371, 0 .372, and 0.1 no worse than 0, which would find
// fewer articles (docs/ranking.md).
constexpr double kGrammarWordWeight = 0.1;

// What a word counts once more, beside all its forms in title and text: where it stands as typed,
// and where the title holds it. Each .1 to .3 was nearly as good (docs/ranking.md).
constexpr double kAsTypedWeight = 0.2;
constexpr double kTitleWeight = 0.2;

bool is_grammar_node(const Node& node) {
  if (node.kind != NodeKind::words) return false;
  const std::vector<WordGroup> groups = word_groups(node.text);
  return groups.size() == 1 && groups[0].compounds.empty() && groups[0].words.size() == 1 &&
         !groups[0].words[0].acronym && is_grammar_word(groups[0].words[0].term);
}

// Conditions, and groups of nothing else: they narrow and never rank.
bool is_filter(const Node& node) {
  switch (node.kind) {
    case NodeKind::source:
    case NodeKind::author:
    case NodeKind::language:
    case NodeKind::section:
    case NodeKind::person:
    case NodeKind::place:
    case NodeKind::organisation:
    case NodeKind::speaker:
    case NodeKind::date:
    case NodeKind::number:
    case NodeKind::everything:
    case NodeKind::nothing:
      return true;
    case NodeKind::none_of:
    case NodeKind::all_of:
    case NodeKind::any_of:
      return std::all_of(node.children.begin(), node.children.end(), is_filter);
    default:
      return false;
  }
}

class Compiler {
 public:
  explicit Compiler(Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  CompiledQuery run(const Node& root, const CompileOptions& options) {
    any_word_ = options.any_word;
    Part query = root.kind == NodeKind::all_of ? all_of(root, options) : compile(root);
    if (!query) {
      query = Xapian::Query::MatchAll;
      add_notice(out_.notices, "no_words", root.range, {});
    }
    out_.query = std::move(*query);
    return std::move(out_);
  }

 private:
  // --- structure

  Part compile(const Node& node) {
    switch (node.kind) {
      case NodeKind::everything:
        return Xapian::Query::MatchAll;
      case NodeKind::nothing:
        return Xapian::Query::MatchNothing;
      case NodeKind::words:
        return words(node.text, true);
      case NodeKind::exact:
        return words(node.text, false);
      case NodeKind::phrase:
        return phrase(node.text);
      case NodeKind::near:
        return near(node);
      case NodeKind::prefix:
        return prefix(node);
      case NodeKind::all_of:
        return all_of(node, {});
      case NodeKind::any_of:
        return any_of(node);
      case NodeKind::none_of:
        return Xapian::Query(Xapian::Query::OP_AND_NOT, Xapian::Query::MatchAll,
                             negated(node).value_or(Xapian::Query::MatchNothing));
      case NodeKind::title:
        return title(node);
      case NodeKind::said:
        return said(node);
      default:
        return unweighted(vocabulary_.safely_unweighted(
            compile_condition(node, vocabulary_, marking_ ? &out_.marks : nullptr)));
    }
  }

  Part all_of(const Node& node, const CompileOptions& options) {
    Queries wanted;
    Queries filters;
    Queries excluded;
    const bool substance = options.any_word && has_substance(node);
    const bool before = std::exchange(any_word_, options.any_word);
    const MarkRules::Said outer = speakers_;
    if (MarkRules::Said own = speakers_among(node); !own.empty()) speakers_ = std::move(own);
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      if (options.dropped.contains(i)) continue;
      const Node& child = node.children[i];
      if (child.kind == NodeKind::none_of) {
        if (Part q = negated(child)) excluded.push_back(std::move(*q));
        continue;
      }
      std::size_t used = 1;
      Part q = joined_with_next(node, i, options, used);
      if (used == 1) q = compile(child);
      if (q && used == 1 && substance && is_grammar_node(child)) q = scaled(*q, kGrammarWordWeight);
      i += used - 1;
      if (q) (is_filter(child) ? filters : wanted).push_back(std::move(*q));
    }
    any_word_ = before;
    speakers_ = outer;
    return with_filters(options.any_word, wanted, filters, excluded);
  }

  // Whom the by: conditions of a sequence name: what stands beside them in said: must be theirs.
  MarkRules::Said speakers_among(const Node& sequence) {
    MarkRules::Said speakers;
    const auto is_speaker = [](const Node& node) { return node.kind == NodeKind::speaker; };
    for (const Node& child : sequence.children) {
      if (is_speaker(child)) speakers.push_back(speaker_rule(child, vocabulary_));
      if (child.kind != NodeKind::any_of ||
          !std::all_of(child.children.begin(), child.children.end(), is_speaker)) {
        continue;
      }
      for (const Node& either : child.children) speakers.push_back(speaker_rule(either, vocabulary_));
    }
    return speakers;
  }

  // Whether something other than words of grammar ranks.
  static bool has_substance(const Node& node) {
    return std::any_of(node.children.begin(), node.children.end(),
                       [](const Node& child) { return ranks(child) && !is_grammar_node(child); });
  }

  static Part with_filters(bool any_word, const Queries& wanted, const Queries& filters,
                           const Queries& excluded) {
    Part out;
    if (!wanted.empty())
      out = combined(any_word ? Xapian::Query::OP_OR : Xapian::Query::OP_AND, wanted);
    if (!filters.empty()) {
      const Xapian::Query filter = combined(Xapian::Query::OP_AND, filters);
      out = out ? Xapian::Query(Xapian::Query::OP_FILTER, *out, filter) : unweighted(filter);
    }
    if (!excluded.empty()) {
      out = Xapian::Query(Xapian::Query::OP_AND_NOT, out.value_or(Xapian::Query::MatchAll),
                          combined(Xapian::Query::OP_OR, excluded));
    }
    return out;
  }

  // "co operate": a prefix that is no word of its own, then a word, count as one joined word.
  Part joined_with_next(const Node& parent, std::size_t i, const CompileOptions& options,
                        std::size_t& used) {
    const Node& node = parent.children[i];
    if (node.kind != NodeKind::words || i + 1 >= parent.children.size() ||
        options.dropped.contains(i + 1))
      return {};
    const Node& next = parent.children[i + 1];
    if (next.kind != NodeKind::words || !is_bound_prefix(folded(node.text))) return {};
    Part both = words(node.text + " " + next.text, true);
    used = 2;
    return both;
  }

  Part any_of(const Node& node) {
    Queries parts;
    for (const Node& child : node.children) {
      if (Part q = compile(child)) parts.push_back(std::move(*q));
    }
    if (parts.empty()) return {};
    return combined(Xapian::Query::OP_OR, parts);
  }

  // The query under a NOT; nothing in it is marked.
  Part negated(const Node& node) {
    const bool before = std::exchange(marking_, false);
    const bool any_word = std::exchange(any_word_, false);
    const bool scored = out_.scored;
    Part q = compile(node.children.front());
    out_.scored = scored;
    any_word_ = any_word;
    marking_ = before;
    if (q) q = vocabulary_.safely_unweighted(*q);
    return q;
  }

  Part title(const Node& node) {
    const bool before = std::exchange(in_title_, true);
    const std::uint32_t quoted = std::exchange(said_, 0);
    Part q = compile(node.children.front());
    said_ = quoted;
    in_title_ = before;
    return q;
  }

  Part said(const Node& node) {
    const bool before = std::exchange(in_title_, false);
    const MarkRules::Said own = speakers_among(node.children.front());
    out_.marks.said.push_back(own.empty() ? speakers_ : own);
    const auto rule = static_cast<std::uint32_t>(out_.marks.said.size());
    const std::uint32_t outer = std::exchange(said_, rule);
    Part q = compile(node.children.front());
    said_ = outer;
    in_title_ = before;
    return q;
  }

  // --- words

  std::uint32_t new_unit() {
    out_.scored = true;
    return marking_ ? out_.marks.units++ : 0;
  }
  [[nodiscard]] MarkRules::Word rule(std::uint32_t unit) const { return {unit, in_title_, said_}; }

  // A token's terms: itself, or every form of it.
  std::vector<std::string> terms_of(const Token& token, bool any_form) {
    if (!any_form || token.acronym) return {token_term(token, false)};
    return vocabulary_.forms(token.term);
  }

  // The same terms in the field that is searched.
  [[nodiscard]] std::string in_field(const std::string& text_term) const {
    if (!in_title_) return text_term;
    const std::string_view acronym = prefix_of(Field::acronym);
    if (text_term.starts_with(acronym))
      return term(Field::title_acronym, std::string_view(text_term).substr(acronym.size()));
    return term(Field::title, text_term);
  }

  Xapian::Query synonyms(const std::vector<std::string>& terms, std::uint32_t unit) {
    Queries parts;
    for (const std::string& t : terms) {
      parts.emplace_back(in_field(t));
      if (marking_) out_.marks.add_word(t, rule(unit));
    }
    return combined(Xapian::Query::OP_SYNONYM, parts);
  }

  // A word in any of its forms, the one as typed first. Form and place help to rank; what is found
  // stays the same, as a title's words are among the article's.
  Xapian::Query word(const std::vector<std::string>& forms, std::uint32_t unit) {
    Xapian::Query any = synonyms(forms, unit);
    if (in_title_ || !marking_ || is_grammar_word(forms.front())) return any;
    Queries more;
    if (forms.size() > 1) more.push_back(scaled(Xapian::Query(forms.front()), kAsTypedWeight));
    in_title_ = true;
    Queries in_title;
    for (const std::string& form : forms) in_title.emplace_back(in_field(form));
    in_title_ = false;
    more.push_back(scaled(combined(Xapian::Query::OP_SYNONYM, in_title), kTitleWeight));
    return {Xapian::Query::OP_AND_MAYBE, any, combined(Xapian::Query::OP_OR, more)};
  }

  Part words(std::string_view text, bool any_form) {
    Queries parts;
    for (const WordGroup& group : word_groups(text)) parts.push_back(word_group(group, any_form));
    if (parts.empty()) return without_terms(text);
    return combined(any_word_ ? Xapian::Query::OP_OR : Xapian::Query::OP_AND, parts);
  }

  // What text that the analyzer makes nothing of asks for: nothing at all ("!!!"), or a word that
  // no index holds (too long).
  static Part without_terms(std::string_view text) {
    if (holds_word(text)) return Xapian::Query::MatchNothing;
    return {};
  }

  Xapian::Query word_group(const WordGroup& group, bool any_form) {
    if (any_word_ && any_form && said_ == 0 && group.bigrams.empty() && group.words.size() > 1)
      return any_part(group);
    const std::uint32_t unit = new_unit();
    if (said_ != 0 && group.bigrams.empty()) {
      std::vector<PhrasePath> paths;
      for (const Token& compound : group.compounds) paths.push_back({terms_of(compound, any_form)});
      if (!group.words.empty()) paths.push_back(steps_of(group.words, any_form));
      return path_query(paths, unit);
    }
    if (!group.bigrams.empty()) return path_query({steps_of(group.bigrams, false)}, unit);
    Queries ways;
    for (const Token& compound : group.compounds)
      ways.push_back(synonyms(terms_of(compound, any_form), unit));
    if (group.words.size() == 1) {
      const std::vector<std::string> terms = terms_of(group.words.front(), any_form);
      ways.push_back(any_form ? word(terms, unit) : synonyms(terms, unit));
    } else if (group.words.size() > 1) {
      ways.push_back(path_query({steps_of(group.words, any_form)}, unit));
    }
    return combined(Xapian::Query::OP_OR, ways);
  }

  // match = any: of "shock-wave" each part counts for itself ("the wave of a shock"), the joined
  // form for either. (As one phrase: mean MAP of the four collections .006 lower. Not OP_MAX of
  // both: Xapian 1.4 reads freed memory, and may crash, where all branches of one end together.)
  Xapian::Query any_part(const WordGroup& group) {
    Queries parts;
    for (const Token& part : group.words) {
      std::vector<std::string> terms = terms_of(part, true);
      for (const Token& compound : group.compounds) {
        for (std::string& form : terms_of(compound, true)) terms.push_back(std::move(form));
      }
      const Xapian::Query query = synonyms(terms, new_unit());
      const bool grammar = !part.acronym && is_grammar_word(part.term);
      parts.push_back(grammar ? scaled(query, kGrammarWordWeight) : query);
    }
    return combined(Xapian::Query::OP_OR, parts);
  }

  PhrasePath steps_of(const std::vector<Token>& tokens, bool any_form) {
    PhrasePath path;
    for (const Token& token : tokens) path.push_back(terms_of(token, any_form));
    return path;
  }

  // Any of the paths, its steps one after the other.
  Xapian::Query path_query(const std::vector<PhrasePath>& paths, std::uint32_t unit) {
    Queries ways;
    for (const PhrasePath& path : paths) {
      const Queries steps = step_queries(path);
      ways.push_back(said_ == 0 ? in_order(steps)
                                : said_in_order(steps, out_.marks.said[said_ - 1]));
    }
    if (marking_) out_.marks.add_phrase({paths, rule(unit)});
    return combined(Xapian::Query::OP_OR, ways);
  }

  [[nodiscard]] Queries step_queries(const PhrasePath& path) const {
    Queries steps;
    for (const std::vector<std::string>& step : path) {
      Queries alternatives;
      for (const std::string& t : step) alternatives.emplace_back(in_field(t));
      steps.push_back(combined(Xapian::Query::OP_OR, alternatives));
    }
    return steps;
  }

  Part phrase(std::string_view text) {
    std::vector<PhrasePath> paths;
    for (const std::vector<Token>& reading : readings(text, vocabulary_))
      paths.push_back(steps_of(reading, false));
    if (paths.empty()) return without_terms(text);
    return path_query(paths, new_unit());
  }

  Part near(const Node& node) {
    const auto all = readings(node.text, vocabulary_);
    if (all.empty()) return without_terms(node.text);
    const std::vector<Token>& reading = all.front();
    if (reading.size() == 1) return words(node.text, false);
    MarkRules::Near mark;
    Queries parts;
    for (const Token& token : reading) {
      mark.terms.push_back(token_term(token, false));
      parts.emplace_back(in_field(mark.terms.back()));
    }
    mark.window = node.distance + static_cast<std::uint32_t>(reading.size()) - 1;
    mark.word = rule(new_unit());
    if (marking_) out_.marks.add_near(mark);
    const Xapian::Query close(Xapian::Query::OP_NEAR, parts.begin(), parts.end(), mark.window);
    if (said_ == 0) return close;
    // OP_NEAR takes no phrases: near each other, and each inside a quote.
    Queries quoted;
    for (const Xapian::Query& part : parts)
      quoted.push_back(said_in_order({part}, out_.marks.said[said_ - 1]));
    return Xapian::Query(Xapian::Query::OP_FILTER, close, combined(Xapian::Query::OP_AND, quoted));
  }

  // A prefix of several words ("al-Qae*") is all of them in order, the last cut short, or the
  // beginning of their joined form.
  Part prefix(const Node& node) {
    std::vector<Token> words;
    std::vector<std::string> starts;
    const std::vector<WordGroup> groups = word_groups(node.text);
    for (const WordGroup& group : groups)
      words.insert(words.end(), group.words.begin(), group.words.end());
    if (words.empty()) return without_terms(node.text);
    if (words.size() == 1) starts.push_back(words.front().term);
    if (words.size() > 1 && groups.size() == 1 && !groups.front().compounds.empty())
      starts.push_back(groups.front().compounds.front().term);
    const std::uint32_t unit = new_unit();
    Queries ways;
    for (const std::string& start : starts) ways.push_back(beginning_with(start, node, unit));
    if (words.size() > 1) {
      const std::string last = words.back().term;
      words.pop_back();
      PhrasePath path = steps_of(words, false);
      path.push_back(words_from(last, node));
      if (!path.back().empty()) ways.push_back(path_query({path}, unit));
    }
    if (ways.empty()) return Xapian::Query::MatchNothing;
    return combined(Xapian::Query::OP_OR, ways);
  }

  Xapian::Query beginning_with(const std::string& start, const Node& node, std::uint32_t unit) {
    if (marking_) out_.marks.prefixes.push_back({start, rule(unit)});
    Queries parts;
    for (const std::string& t : words_from(start, node)) parts.emplace_back(in_field(t));
    if (parts.empty()) return Xapian::Query::MatchNothing;
    if (said_ != 0)
      return said_in_order({combined(Xapian::Query::OP_OR, parts)}, out_.marks.said[said_ - 1]);
    return combined(Xapian::Query::OP_SYNONYM, parts);
  }

  // The indexed words that begin with `start`, without field; a notice where there are too many.
  std::vector<std::string> words_from(const std::string& start, const Node& node) {
    const Vocabulary::PrefixTerms& found = vocabulary_.terms_with_prefix(in_field(start));
    std::vector<std::string> terms = found.terms;
    if (in_title_)
      for (std::string& t : terms) t.erase(0, prefix_of(Field::title).size());
    if (found.cut) {
      out_.notices.push_back({"prefix_cut",
                              "More than " + std::to_string(Vocabulary::kMaxPrefixTerms) +
                                  " words begin with \u201C" + start +
                                  "\u201D: the most frequent ones were searched",
                              node.range.begin, node.range.end});
    }
    return terms;
  }

  Vocabulary& vocabulary_;
  CompiledQuery out_;
  bool marking_ = true;
  bool in_title_ = false;
  std::uint32_t said_ = 0;    // inside said: as in MarkRules::Word
  MarkRules::Said speakers_;  // of the by: conditions around
  bool any_word_ = false;     // match = any, among the root's words
};

}  // namespace

CompiledQuery compile(const Node& root, Vocabulary& vocabulary, const CompileOptions& options) {
  return Compiler(vocabulary).run(root, options);
}

bool ranks(const Node& node) {
  if (is_filter(node) || node.kind == NodeKind::none_of) return false;
  if (node.children.empty()) return holds_word(node.text);
  return std::any_of(node.children.begin(), node.children.end(), ranks);
}

std::vector<std::size_t> droppable_words(const Node& root) {
  std::vector<std::size_t> out;
  if (root.kind != NodeKind::all_of) return out;
  for (std::size_t i = 0; i < root.children.size(); ++i) {
    if (root.children[i].kind == NodeKind::words && holds_word(root.children[i].text))
      out.push_back(i);
  }
  return out;
}

}  // namespace dateline::query
