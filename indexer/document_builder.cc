#include "indexer/document_builder.h"

#include <algorithm>
#include <cstdio>
#include <unordered_set>

#include "core/base/date.h"
#include "core/schema/article_codec.h"
#include "core/schema/copy_keys.h"
#include "core/schema/entity_terms.h"
#include "core/schema/fields.h"
#include "core/schema/terms.h"
#include "core/text/analyzer.h"
#include "core/text/shingles.h"
#include "indexer/stories/story_features.h"

namespace dateline {
namespace {

// The title's positions start here; 0 is kept free.
constexpr Xapian::termpos kFirstPosition = 1;

void note_join(const Token& compound, const std::vector<Token>& tokens, std::size_t at,
               BuiltDocument& out) {
  std::string parts;
  for (std::size_t i = at + 1;
       i < tokens.size() && tokens[i].position < compound.position + compound.positions; ++i) {
    if (tokens[i].kind != TokenKind::word) continue;
    if (!parts.empty()) parts += ' ';
    parts += tokens[i].term;
  }
  out.joins.emplace_back(compound.term, parts);
}

// Adds the tokens of one field. Returns the first position after it.
Xapian::termpos add_tokens(const std::vector<Token>& tokens, Xapian::termpos base,
                           Xapian::termcount wdf, BuiltDocument& out) {
  Xapian::termpos end = base;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    out.document.add_posting(token_term(token, false), base + token.position, wdf);
    if (token.joins_words) note_join(token, tokens, i, out);
    end = std::max(end, base + token.position + token.positions);
  }
  return end;
}

void add_words(const Article& article, BuiltDocument& out) {
  const std::vector<Token> title = analyze(article.title);
  for (const Token& token : title) {
    out.document.add_posting(token_term(token, true), kFirstPosition + token.position, 1);
  }
  Xapian::termpos base = kFirstPosition;
  // A title that is the text's first sentence is in the text already: its words count once.
  if (!article.title_from_text) base = add_tokens(title, base, kTitleWdf, out) + kFieldGap;
  const std::vector<Token> text = analyze(article.text);
  add_tokens(text, base, 1, out);
  for (const std::string& sketch_term : sketch_terms(sketch_of(article.text, text)))
    out.document.add_boolean_term(sketch_term);
}

void add_facets(const Article& article, BuiltDocument& out) {
  for (const Slot slot : {Slot::people, Slot::places, Slot::organisations, Slot::numbers,
                          Slot::sources, Slot::languages, Slot::sections}) {
    std::vector<FacetId> ids;
    for (const FacetEntry& entry : facet_entries(article, slot)) {
      ids.push_back(entry.id);
      out.facet_names.emplace_back(facet_name_key(entry.id), encoded(entry.name));
    }
    if (!ids.empty()) out.document.add_value(number_of(slot), packed_facet_ids(std::move(ids)));
  }
}

void add_date(const std::string& date, BuiltDocument& out) {
  const std::string key = sort_key(date);
  const auto day = own_day(date);
  if (key.empty() || !day) return;
  std::string complement = key;
  for (char& digit : complement) digit = static_cast<char>('0' + ('9' - digit));
  std::string iso = day->iso();
  std::erase(iso, '-');
  out.document.add_value(number_of(Slot::date), key);
  out.document.add_value(number_of(Slot::date_complement), complement);
  out.document.add_value(number_of(Slot::day), iso);
}

}  // namespace

std::string id_term(std::string_view id) { return term(Field::id, id); }

std::string origin_term(std::string_view origin) { return term(Field::origin, hash_hex(origin)); }

std::string origin_term_of(const Xapian::Document& document) {
  const std::string prefix(prefix_of(Field::origin));
  Xapian::TermIterator term = document.termlist_begin();
  term.skip_to(prefix);
  if (term == document.termlist_end() || !(*term).starts_with(prefix)) return {};
  return *term;
}

BuiltDocument build_document(const Article& article, std::string_view content_hash,
                             std::string_view origin) {
  BuiltDocument out;
  out.id_term = id_term(article.id);
  out.language = article.language;
  out.text_bytes = article.text.size();
  add_words(article, out);
  for (const std::string& field_term : entity_terms(article)) out.document.add_term(field_term, 0);
  out.document.add_boolean_term(out.id_term);
  out.document.add_boolean_term(origin_term(origin));
  add_facets(article, out);
  add_date(article.date, out);
  out.document.add_value(number_of(Slot::story_features), encoded(story_features(article)));
  out.document.add_value(number_of(Slot::content_hash), std::string(content_hash));
  out.document.set_data(encoded(article));
  return out;
}

void collect_forms(const BuiltDocument& built, WordFormCollector& collector) {
  for (auto it = built.document.termlist_begin(); it != built.document.termlist_end(); ++it) {
    const std::string word = *it;
    if (!word.empty() && !(word[0] >= 'A' && word[0] <= 'Z'))
      collector.add_word(word, built.language);
  }
  for (const auto& [joined, parts] : built.joins) collector.add_join(joined, parts);
}

}  // namespace dateline
