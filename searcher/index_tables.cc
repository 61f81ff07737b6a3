#include "searcher/index_tables.h"

#include <utility>
#include <vector>

#include "searcher/adding_up.h"
#include "searcher/posting_walk.h"
#include "searcher/query/every_article.h"

namespace dateline {
namespace {

// All that stands in the column, without what those hold that are gone: mostly few.
std::vector<std::uint32_t> totals_of(const FacetColumn& column, const ArticleSet& articles) {
  std::vector<std::uint32_t> counts(column.ids.size(), 0);
  for (std::size_t i = 0; i < column.ordinals.size(); ++i) ++counts[column.ordinals[i]];
  std::vector<Xapian::docid> gone;
  for (Xapian::docid id = 1; id + std::size_t{1} < column.begins.size(); ++id) {
    if (!articles.contains(id)) gone.push_back(id);
  }
  const std::vector<std::uint32_t> of_gone = added_up(column, gone);
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] -= of_gone[i];
  return counts;
}

}  // namespace

template <typename Place, typename Make>
auto IndexTables::kept(const IndexReader& reader, Place place, Make make) -> decltype(make()) {
  const std::lock_guard lock(mutex_);
  const Xapian::rev revision = reader.database().get_revision();
  if (state_.generation == reader.generation() && revision < state_.revision) return make();
  if (state_.generation != reader.generation() || revision != state_.revision)
    state_ = {reader.generation(), revision, {}, {}, {}};
  auto& table = place(state_);
  if (!table) table = make();
  return table;
}

std::shared_ptr<const ArticleSet> IndexTables::articles(const IndexReader& reader) {
  return kept(
      reader, [](State & state) -> auto& { return state.articles; },
      [&]() -> std::shared_ptr<const ArticleSet> {
        auto all = walk_postings(reader.database(), every_article());
        return std::make_shared<ArticleSet>(std::move(all->articles));
      });
}

std::shared_ptr<const FacetTotals> IndexTables::totals(const IndexReader& reader, Slot slot) {
  const auto all = articles(reader);
  FacetColumn column = columns_.get(reader, slot);
  return kept(
      reader, [slot](State & state) -> auto& { return state.totals[number_of(slot)]; },
      [&]() -> std::shared_ptr<const FacetTotals> {
        auto counts = totals_of(column, *all);
        return std::make_shared<FacetTotals>(FacetTotals{std::move(column), std::move(counts)});
      });
}

std::shared_ptr<const CopyGroups> IndexTables::copies(const IndexReader& reader) {
  return kept(
      reader, [](State & state) -> auto& { return state.copies; },
      [&] { return std::make_shared<const CopyGroups>(reader.database()); });
}

}  // namespace dateline
