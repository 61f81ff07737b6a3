#include "searcher/roundings.h"

#include <algorithm>

#include "searcher/hits.h"
#include "searcher/posting_walk.h"
#include "searcher/query/compiler.h"
#include "searcher/query/unweighted.h"
#include "searcher/ranking.h"

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
                            IndexReader& reader, SearchResults& out) {
  constexpr Xapian::doccount kShown = 10;
  if (request.offset > 0 || request.ids_only || request.plain) return {};
  const auto root = asking_for_roundings(prepared.parsed.root);
  if (!root) return {};
  query::Vocabulary vocabulary(reader);
  const auto compiled = query::compile(*root, vocabulary, prepared.options);
  Xapian::Database& database = reader.database();
  Xapian::Enquire enquire(database);
  const Xapian::Query query(Xapian::Query::OP_AND_NOT, compiled.query,
                            query::safely_unweighted(database, prepared.compiled.query));
  enquire.set_query(compiled.scored ? query : query::safely_unweighted(database, query));
  set_ranking(enquire, request.sort, compiled.scored);
  // Where a walk tells how many there are, the match need not visit them all.
  const auto walked = reader.remote() ? std::nullopt : walk_postings(database, query);
  const Xapian::doccount all = std::max<Xapian::doccount>(database.get_doccount(), 1);
  const Xapian::MSet found = enquire.get_mset(0, kShown, walked ? 0 : all);
  out.compatible.emplace();
  out.compatible_total = walked ? walked->articles.size() : found.get_matches_estimated();
  for (auto it = found.begin(); it != found.end(); ++it) {
    auto hit = make_hit(it.get_document().get_data(), it.get_weight(), compiled.marks);
    if (!hit) return hit.error();
    out.compatible->push_back(std::move(*hit));
  }
  return {};
}

}  // namespace dateline
