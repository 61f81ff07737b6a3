#include "searcher/copies.h"

#include <algorithm>

#include "core/schema/fields.h"

namespace dateline {

void fold_copies(Xapian::Enquire& enquire) { enquire.set_collapse_key(number_of(Slot::copies)); }

CopyCounts::CopyCounts(const Xapian::ValueCountMatchSpy& spy) {
  for (auto it = spy.values_begin(); it != spy.values_end(); ++it) counts_[*it] = it.get_termfreq();
}

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

CopyGroups::CopyGroups(const Xapian::Database& database)
    : articles_(database.get_lastdocid()),
      groups_(database.get_lastdocid() + std::size_t{1}, kNone) {
  std::unordered_map<std::string, std::uint32_t> numbers;
  const Xapian::valueno slot = number_of(Slot::copies);
  for (auto it = database.valuestream_begin(slot); it != database.valuestream_end(slot); ++it) {
    const auto [known, added] = numbers.try_emplace(*it, last_ + 1);
    if (added) ++last_;
    groups_[it.get_docid()] = known->second;
    articles_.add(it.get_docid());
  }
}

CopiesFound::CopiesFound(const CopyGroups& groups, const ArticleSet& found)
    : groups_(groups), counts_(groups.last() + std::size_t{1}, 0) {
  counts_[CopyGroups::kNone] = 1;
  ArticleSet grouped = groups.articles();
  grouped.keep(found);
  grouped.for_each([this](Xapian::docid article) { ++counts_[groups_.group_of(article)]; });
}

std::size_t CopiesFound::folded_away() const {
  std::size_t away = 0;
  for (const std::uint32_t articles : counts_) away += articles > 0 ? articles - 1 : 0;
  return away;
}

std::size_t CopiesFound::others(Xapian::docid article) const {
  return std::max<std::size_t>(counts_[groups_.group_of(article)], 1) - 1;
}

Xapian::Query group_query(const Xapian::Database& database, Xapian::docid article) {
  const std::string key = database.get_document(article).get_value(number_of(Slot::copies));
  if (key.empty()) return Xapian::Query::MatchNothing;
  return {Xapian::Query::OP_VALUE_RANGE, number_of(Slot::copies), key, key};
}

}  // namespace dateline
