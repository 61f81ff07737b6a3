#include "searcher/copies.h"

#include <string>

#include "core/schema/fields.h"

namespace dateline {

void fold_copies(Xapian::Enquire& enquire) { enquire.set_collapse_key(number_of(Slot::copies)); }

std::size_t count_copies(const Xapian::Database& database, const Xapian::Query& query,
                         const std::string& collapse_key) {
  if (collapse_key.empty()) return 0;
  const Xapian::Query group(Xapian::Query::OP_VALUE_RANGE, number_of(Slot::copies), collapse_key,
                            collapse_key);
  Xapian::Enquire enquire(database);
  enquire.set_query({Xapian::Query::OP_FILTER, query, group});
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const std::size_t all = enquire.get_mset(0, 0, database.get_doccount()).get_matches_estimated();
  return all > 0 ? all - 1 : 0;
}

Xapian::ValueCountMatchSpy copies_spy() {
  return Xapian::ValueCountMatchSpy(number_of(Slot::copies));
}

Xapian::Query group_query(const Xapian::Database& database, Xapian::docid article) {
  const std::string key = database.get_document(article).get_value(number_of(Slot::copies));
  if (key.empty()) return Xapian::Query::MatchNothing;
  return {Xapian::Query::OP_VALUE_RANGE, number_of(Slot::copies), key, key};
}

}  // namespace dateline
