#include "indexer/document_builder.h"

#include <algorithm>

#include "core/base/date.h"
#include "core/base/date_text.h"
#include "core/schema/article_codec.h"
#include "core/schema/copy_keys.h"
#include "core/schema/entity_terms.h"
#include "core/schema/fields.h"
#include "core/schema/terms.h"
#include "core/text/shingles.h"
#include "indexer/field_tokens.h"
#include "indexer/quote_postings.h"
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

// Adds the terms of one field with the positions of their tokens. Term by term: Xapian looks each
// posting's term up in a tree, whose path is at hand after the first.
void add_postings(const FieldTokens& field, bool in_title, Xapian::termpos base,
                  Xapian::termcount wdf, BuiltDocument& out) {
  for (const FieldTokens::Group& group : field.groups()) {
    const std::string term = token_term(field.tokens()[group.first], in_title);
    for (std::uint32_t i = group.first; i != FieldTokens::kNone; i = field.next(i))
      out.document.add_posting(term, base + field.tokens()[i].position, wdf);
  }
}

// Adds a field that is searched. Returns the first position after it.
Xapian::termpos add_field(const FieldTokens& field, Xapian::termpos base, Xapian::termcount wdf,
                          BuiltDocument& out) {
  add_postings(field, false, base, wdf, out);
  for (const FieldTokens::Group& group : field.groups()) {
    const Token& token = field.tokens()[group.first];
    if (!token.acronym) out.words.push_back(token.term);
  }
  Xapian::termpos end = base;
  for (std::size_t i = 0; i < field.tokens().size(); ++i) {
    const Token& token = field.tokens()[i];
    if (token.joins_words) note_join(token, field.tokens(), i, out);
    end = std::max(end, base + token.position + token.positions);
  }
  return end;
}

void add_words(const Article& article, const FieldTokens& title, const FieldTokens& text,
               BuiltDocument& out) {
  add_postings(title, true, kFirstPosition, 1, out);
  Xapian::termpos base = kFirstPosition;
  // A title that is the text's first sentence is in the text already: its words count once.
  if (!article.title_from_text) base = add_field(title, base, kTitleWdf, out) + kFieldGap;
  add_field(text, base, 1, out);
  add_quote_postings(article.found, text.tokens(), base, out.document);
}

// What near-copies and stories are told by.
void add_likeness(const Article& article, const FieldTokens& title, const FieldTokens& text,
                  BuiltDocument& out) {
  Sketch sketch = sketch_of(article.text, text.tokens());
  out.sample = std::move(sketch.sample);
  for (const std::string& sketch_term : sketch_terms(sketch))
    out.document.add_boolean_term(sketch_term);
  out.document.add_value(number_of(Slot::story_features),
                         encoded(story_features(article, title.tokens(), text.tokens())));
}

void add_facets(const Article& article, BuiltDocument& out) {
  for (const Slot slot : {Slot::people, Slot::places, Slot::organisations, Slot::numbers,
                          Slot::sources, Slot::languages, Slot::sections}) {
    std::vector<FacetId> ids;
    for (const FacetEntry& entry : facet_entries(article, slot)) {
      ids.push_back(entry.id);
      out.facet_names.emplace_back(entry.id, encoded(entry.name));
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

BuiltDocument build_document(const Article& article, const ArticleWords& words,
                             std::string_view content_hash, std::string_view origin) {
  BuiltDocument out;
  out.id_term = id_term(article.id);
  out.language = article.language;
  out.text_bytes = article.text.size();
  const FieldTokens title(article.title, words.title);
  const FieldTokens text(article.text, words.text);
  add_words(article, title, text, out);
  add_likeness(article, title, text, out);
  for (const std::string& field_term : entity_terms(article)) out.document.add_term(field_term, 0);
  out.document.add_boolean_term(out.id_term);
  out.document.add_boolean_term(origin_term(origin));
  add_facets(article, out);
  add_date(article.date, out);
  out.document.add_value(number_of(Slot::content_hash), std::string(content_hash));
  out.document.set_data(encoded(article));
  return out;
}

}  // namespace dateline
