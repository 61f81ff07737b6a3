// Article -> Xapian document. Pure: no I/O, no state; the index's shape is core/schema/fields.h.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/schema/article.h"
#include "core/schema/facet_ids.h"
#include "core/text/shingles.h"
#include "indexer/extract/article_words.h"

namespace dateline {

struct BuiltDocument {
  std::string id_term;  // unique: replace_document(id_term, document)
  Xapian::Document document;
  std::string language;
  std::size_t text_bytes = 0;
  ShingleSample sample;
  // The words it is indexed under, folded: what forms are kept of. Repeats are possible.
  std::vector<std::string> words;
  // The encoded names of the document's facet ids (facet_ids.h).
  std::vector<std::pair<FacetId, std::string>> facet_names;
  // Compounds met: joined word -> its parts.
  std::vector<std::pair<std::string, std::string>> joins;
};

// `article.found` is filled; `words` are the article's; `content_hash` is 16 bytes of what it was
// made from; `origin` names where it came from. Never fails; over-long terms are hashed (terms.h).
// Concurrent calls are safe.
[[nodiscard]] BuiltDocument build_document(const Article& article, const ArticleWords& words,
                                           std::string_view content_hash, std::string_view origin);

// The term that lists every article of an origin.
[[nodiscard]] std::string origin_term(std::string_view origin);
// The one that a document carries; empty when it has none.
[[nodiscard]] std::string origin_term_of(const Xapian::Document& document);
[[nodiscard]] std::string id_term(std::string_view id);

}  // namespace dateline
