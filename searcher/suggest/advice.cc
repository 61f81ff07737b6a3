#include "searcher/suggest/advice.h"

#include <algorithm>

#include "searcher/suggest/no_hits.h"

namespace dateline {
namespace {

bool was_relaxed(const SearchResults& results) {
  return std::any_of(results.notices.begin(), results.notices.end(),
                     [](const Notice& notice) { return notice.code == "relaxed"; });
}

bool holds_alternatives(const query::Node& node) {
  return node.kind == query::NodeKind::any_of ||
         std::any_of(node.children.begin(), node.children.end(), holds_alternatives);
}

// Where every word had to be in the hits, none of them can be unknown.
bool may_be_misspelled(const SearchResults& results, const query::Node& root,
                       query::Vocabulary& vocabulary) {
  if (results.total == 0 || was_relaxed(results)) return true;
  return (results.match == Match::any || holds_alternatives(root)) &&
         holds_unknown_word(root, vocabulary);
}

}  // namespace

void add_advice(SearchResults& results, const SearchRequest& request, const query::Node& root,
                const Finds& finds, IndexReader& reader, SuggestCache& cache) {
  if (results.partial || reader.database().get_doccount() == 0) return;
  query::Vocabulary vocabulary(reader);
  // Plain queries and bare ids are read by programs, by the hundred: no spelling for them.
  if (!request.plain && !request.ids_only && may_be_misspelled(results, root, vocabulary)) {
    results.suggestion = better_spelling(root, finds, reader, vocabulary, cache);
  }
  if (results.total == 0)
    results.notices.push_back(explain_no_hits(root, vocabulary, reader.database()));
}

}  // namespace dateline
