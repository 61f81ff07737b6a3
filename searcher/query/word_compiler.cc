#include "searcher/query/word_compiler.h"

#include "core/schema/fields.h"
#include "core/schema/terms.h"
#include "core/text/grammar_words.h"

namespace dateline::query {
namespace {

// What a word counts once more, beside all its forms in title and text: where it stands as typed,
// and where the title holds it. Each .1 to .3 was nearly as good (docs/ranking.md).
constexpr double kAsTypedWeight = 0.2;
constexpr double kTitleWeight = 0.2;

}  // namespace

Xapian::Query combined(Xapian::Query::op op, const Queries& parts) {
  if (parts.size() == 1) return parts.front();
  return Xapian::Query(op, parts.begin(), parts.end());
}

Xapian::Query scaled(const Xapian::Query& query, double factor) {
  return {Xapian::Query::OP_SCALE_WEIGHT, query, factor};
}

std::uint32_t WordCompiler::new_unit() {
  out_.scored = true;
  return place.marking ? out_.marks.units++ : 0;
}
MarkRules::Word WordCompiler::rule(std::uint32_t unit) const {
  return {unit, place.in_title, place.said};
}

std::vector<std::string> WordCompiler::terms_of(const Token& token, bool any_form) {
  if (!any_form || token.acronym) return {token_term(token, false)};
  return vocabulary_.forms(token.term);
}

std::string WordCompiler::in_field(const std::string& text_term) const {
  if (!place.in_title) return text_term;
  const std::string_view acronym = prefix_of(Field::acronym);
  if (text_term.starts_with(acronym))
    return term(Field::title_acronym, std::string_view(text_term).substr(acronym.size()));
  return term(Field::title, text_term);
}

Xapian::Query WordCompiler::synonyms(const std::vector<std::string>& terms, std::uint32_t unit) {
  Queries parts;
  for (const std::string& t : terms) {
    parts.emplace_back(in_field(t));
    if (place.marking) out_.marks.add_word(t, rule(unit));
  }
  return combined(Xapian::Query::OP_SYNONYM, parts);
}

Xapian::Query WordCompiler::word(const std::vector<std::string>& forms, std::uint32_t unit) {
  Xapian::Query any = synonyms(forms, unit);
  if (place.in_title || !place.marking || is_grammar_word(forms.front())) return any;
  Queries more;
  if (forms.size() > 1) more.push_back(scaled(Xapian::Query(forms.front()), kAsTypedWeight));
  place.in_title = true;
  Queries in_title;
  for (const std::string& form : forms) in_title.emplace_back(in_field(form));
  place.in_title = false;
  more.push_back(scaled(combined(Xapian::Query::OP_SYNONYM, in_title), kTitleWeight));
  return {Xapian::Query::OP_AND_MAYBE, any, combined(Xapian::Query::OP_OR, more)};
}

Part WordCompiler::words(std::string_view text, bool any_form) {
  Queries parts;
  for (const WordGroup& group : word_groups(text)) parts.push_back(word_group(group, any_form));
  if (parts.empty()) return without_terms(text);
  return combined(place.any_word ? Xapian::Query::OP_OR : Xapian::Query::OP_AND, parts);
}

Part WordCompiler::without_terms(std::string_view text) {
  if (holds_word(text)) return Xapian::Query::MatchNothing;
  return {};
}

Xapian::Query WordCompiler::word_group(const WordGroup& group, bool any_form) {
  if (place.any_word && any_form && place.said == 0 && group.bigrams.empty() &&
      group.words.size() > 1)
    return any_part(group);
  const std::uint32_t unit = new_unit();
  if (place.said != 0 && group.bigrams.empty()) {
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

Xapian::Query WordCompiler::any_part(const WordGroup& group) {
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

PhrasePath WordCompiler::steps_of(const std::vector<Token>& tokens, bool any_form) {
  PhrasePath path;
  for (const Token& token : tokens) path.push_back(terms_of(token, any_form));
  return path;
}

Xapian::Query WordCompiler::path_query(const std::vector<PhrasePath>& paths, std::uint32_t unit) {
  Queries ways;
  for (const PhrasePath& path : paths) {
    const Queries steps = step_queries(path);
    ways.push_back(place.said == 0 ? in_order(steps)
                                   : said_in_order(steps, out_.marks.said[place.said - 1]));
  }
  if (place.marking) out_.marks.add_phrase({paths, rule(unit)});
  return combined(Xapian::Query::OP_OR, ways);
}

Queries WordCompiler::step_queries(const PhrasePath& path) const {
  Queries steps;
  for (const std::vector<std::string>& step : path) {
    Queries alternatives;
    for (const std::string& t : step) alternatives.emplace_back(in_field(t));
    steps.push_back(combined(Xapian::Query::OP_OR, alternatives));
  }
  return steps;
}

Part WordCompiler::phrase(std::string_view text) {
  std::vector<PhrasePath> paths;
  for (const std::vector<Token>& reading : readings(text, vocabulary_))
    paths.push_back(steps_of(reading, false));
  if (paths.empty()) return without_terms(text);
  return path_query(paths, new_unit());
}

Part WordCompiler::near(const Node& node) {
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
  if (place.marking) out_.marks.add_near(mark);
  const Xapian::Query close(Xapian::Query::OP_NEAR, parts.begin(), parts.end(), mark.window);
  if (place.said == 0) return close;
  // OP_NEAR takes no phrases: near each other, and each inside a quote.
  Queries quoted;
  for (const Xapian::Query& part : parts)
    quoted.push_back(said_in_order({part}, out_.marks.said[place.said - 1]));
  return Xapian::Query(Xapian::Query::OP_FILTER, close, combined(Xapian::Query::OP_AND, quoted));
}

Part WordCompiler::prefix(const Node& node) {
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

Xapian::Query WordCompiler::beginning_with(const std::string& start, const Node& node,
                                           std::uint32_t unit) {
  if (place.marking) out_.marks.prefixes.push_back({start, rule(unit)});
  Queries parts;
  for (const std::string& t : words_from(start, node)) parts.emplace_back(in_field(t));
  if (parts.empty()) return Xapian::Query::MatchNothing;
  if (place.said != 0)
    return said_in_order({combined(Xapian::Query::OP_OR, parts)}, out_.marks.said[place.said - 1]);
  return combined(Xapian::Query::OP_SYNONYM, parts);
}

std::vector<std::string> WordCompiler::words_from(const std::string& start, const Node& node) {
  const Vocabulary::PrefixTerms& found = vocabulary_.terms_with_prefix(in_field(start));
  std::vector<std::string> terms = found.terms;
  if (place.in_title)
    for (std::string& t : terms) t.erase(0, prefix_of(Field::title).size());
  if (found.cut) {
    Notice notice;
    notice.code = "prefix_cut";
    notice.message = "More than " + std::to_string(Vocabulary::kMaxPrefixTerms) +
                     " words begin with \u201C" + start +
                     "\u201D: the most frequent ones were searched";
    notice.begin = node.range.begin;
    notice.end = node.range.end;
    notice.about = {start};
    notice.count = Vocabulary::kMaxPrefixTerms;
    out_.notices.push_back(std::move(notice));
  }
  return terms;
}

}  // namespace dateline::query
