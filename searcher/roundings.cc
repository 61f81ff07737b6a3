#include "searcher/roundings.h"

#include <algorithm>
#include <utility>

#include "searcher/facet_counts.h"
#include "searcher/hits.h"
#include "searcher/query/compiler.h"
#include "searcher/query/unweighted.h"
#include "searcher/story.h"

namespace dateline {
namespace {

using query::Node;
using query::NodeKind;

bool is_exact_number(const Node& node) {
  const query::NumberCondition& number = node.number;
  return node.kind == NodeKind::number && number.label.empty() && number.low &&
         number.low == number.high;
}

}  // namespace

std::optional<Node> asking_for_roundings(const Node& root) {
  Node out = root;
  if (is_exact_number(root)) {
    out.number.roundings = true;
    return out;
  }
  if (root.kind != NodeKind::all_of) return {};
  if (std::count_if(root.children.begin(), root.children.end(), is_exact_number) != 1) return {};
  const auto number = std::find_if(out.children.begin(), out.children.end(), is_exact_number);
  number->number.roundings = true;
  return out;
}

Result<void> add_compatible(const PreparedQuery& prepared, const SearchRequest& request,
                            const Deadline& deadline, const MatchTools& tools, SearchResults& out) {
  constexpr std::size_t kShown = 10;
  if (request.offset > 0 || request.ids_only || request.plain) return {};
  auto root = asking_for_roundings(prepared.parsed.root);
  if (!root) return {};
  query::Vocabulary vocabulary(tools.reader);
  PreparedQuery rounded = prepared;
  rounded.compiled = query::compile(*root, vocabulary, prepared.options);
  rounded.parsed.root = std::move(*root);
  rounded.compiled.query =
      Xapian::Query(Xapian::Query::OP_AND_NOT, rounded.compiled.query,
                    query::safely_unweighted(tools.reader.database(), prepared.compiled.query));
  SearchRequest asked = request;
  asked.limit = kShown;
  FacetCounts none(tools.reader, tools.tables, {});
  const Matches found = find_matches(rounded, asked, deadline, tools, none);
  out.compatible.emplace();
  out.compatible_total = found.total;
  out.partial = out.partial || !found.in_time;
  for (const RankedArticle& article : found.page) {
    const Xapian::Document document =
        tools.reader.database().get_document(article.number, Xapian::DOC_ASSUME_VALID);
    auto hit = make_hit(document.get_data(), article.score, rounded.compiled.marks);
    if (!hit) return hit.error();
    hit->duplicates = article.duplicates;
    hit->story = story_of(document);
    out.compatible->push_back(std::move(*hit));
  }
  return {};
}

}  // namespace dateline
