#include "searcher/copies.h"

#include <unordered_set>

#include "core/schema/fields.h"
#include "searcher/date_order.h"

namespace dateline {

void fold_copies(Xapian::Enquire& enquire) { enquire.set_collapse_key(number_of(Slot::copies)); }

std::size_t CopyCounts::folded_away() const {
  std::size_t away = 0;
  for (const auto& [key, articles] : counts_) away += articles - 1;
  return away;
}

std::size_t CopyCounts::others(const std::string& key) const {
  const auto found = counts_.find(key);
  return key.empty() || found == counts_.end() ? 0 : found->second - 1;
}

Xapian::ValueCountMatchSpy copies_spy() {
  return Xapian::ValueCountMatchSpy(number_of(Slot::copies));
}

CopyCounts counts_of(const Xapian::ValueCountMatchSpy& copies_spy) {
  CopyCounts out;
  for (auto it = copies_spy.values_begin(); it != copies_spy.values_end(); ++it)
    out.add(*it, it.get_termfreq());
  return out;
}

CopiesFound copies_among(const Xapian::Database& database, const ArticleSet& articles) {
  CopiesFound out;
  const Xapian::valueno slot = number_of(Slot::copies);
  for (auto it = database.valuestream_begin(slot); it != database.valuestream_end(slot); ++it) {
    if (articles.contains(it.get_docid())) out.emplace_back(it.get_docid(), *it);
  }
  return out;
}

CopyCounts counts_of(const CopiesFound& copies) {
  CopyCounts out;
  for (const auto& [article, key] : copies) out.add(key, 1);
  return out;
}

ArticleSet first_of_each(const ArticleSet& articles, const CopiesFound& copies,
                         const FacetColumn& dates, bool oldest_first) {
  ArticleSet out = articles;
  if (copies.empty()) return out;
  std::unordered_map<Xapian::docid, const std::string*> keys;
  ArticleSet grouped(copies.back().first);
  for (const auto& [article, key] : copies) {
    keys.emplace(article, &key);
    grouped.add(article);
  }
  std::unordered_set<std::string> shown;
  ArticleSet hidden = articles;
  hidden.remove(articles);  // empty, and as large
  for (const Xapian::docid article :
       in_date_order(grouped, dates, oldest_first, 0, copies.size())) {
    if (!shown.insert(*keys.at(article)).second) hidden.add(article);
  }
  out.remove(hidden);
  return out;
}

Xapian::Query group_query(const Xapian::Database& database, Xapian::docid article) {
  const std::string key = database.get_document(article).get_value(number_of(Slot::copies));
  if (key.empty()) return Xapian::Query::MatchNothing;
  return {Xapian::Query::OP_VALUE_RANGE, number_of(Slot::copies), key, key};
}

}  // namespace dateline
