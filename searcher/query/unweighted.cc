#include "searcher/query/unweighted.h"

#include <vector>

#include "searcher/query/every_article.h"

namespace dateline::query {
namespace {

using Query = Xapian::Query;

Query rewritten(const Xapian::Database& database, const Query& query) {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return database.get_termfreq(*query.get_terms_begin()) == database.get_doccount()
                 ? every_article()
                 : query;
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_AND_MAYBE:
      return rewritten(database, query.get_subquery(0));
    case Query::OP_AND:
    case Query::OP_FILTER:
    case Query::OP_OR:
    case Query::OP_SYNONYM:
    case Query::OP_AND_NOT:
      break;
    default:  // phrases read positions, which the list of all documents has none of
      return query;
  }
  std::vector<Query> parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    parts.push_back(rewritten(database, query.get_subquery(i)));
  return Query(query.get_type(), parts.begin(), parts.end());
}

}  // namespace

Xapian::Query safely_unweighted(const Xapian::Database& database, const Xapian::Query& query) {
  return database.get_lastdocid() == database.get_doccount() ? query : rewritten(database, query);
}

}  // namespace dateline::query
