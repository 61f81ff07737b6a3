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

IndexTables::State::State()
    : articles(std::make_shared<Table<ArticleSet>>()),
      copies(std::make_shared<Table<CopyGroups>>()) {
  for (auto& table : totals) table = std::make_shared<Table<FacetTotals>>();
}

template <typename Place>
auto IndexTables::table_of(const IndexReader& reader, Place place) {
  const Xapian::rev revision = reader.database().get_revision();
  const std::lock_guard lock(mutex_);
  const bool is_same_generation = state_.generation == reader.generation();
  if (is_same_generation && revision < state_.revision) return decltype(place(state_))();
  if (!is_same_generation || revision != state_.revision) {
    state_ = State();
    state_.generation = reader.generation();
    state_.revision = revision;
  }
  return place(state_);
}

template <typename Place, typename Make>
auto IndexTables::kept(const IndexReader& reader, Place place, Make make) -> decltype(make()) {
  const auto table = table_of(reader, place);
  if (!table) return make();
  const std::lock_guard lock(table->making);
  if (!table->made) table->made = make();
  return table->made;
}

std::shared_ptr<const ArticleSet> IndexTables::articles(const IndexReader& reader) {
  return kept(
      reader, [](const State& state) { return state.articles; },
      [&]() -> std::shared_ptr<const ArticleSet> {
        auto all = walk_postings(reader.database(), every_article());
        return std::make_shared<ArticleSet>(std::move(all->articles));
      });
}

std::shared_ptr<const FacetTotals> IndexTables::totals(const IndexReader& reader, Slot slot) {
  const auto all = articles(reader);
  FacetColumn column = columns_.get(reader, slot);
  return kept(
      reader, [slot](const State& state) { return state.totals[number_of(slot)]; },
      [&]() -> std::shared_ptr<const FacetTotals> {
        auto counts = totals_of(column, *all);
        return std::make_shared<FacetTotals>(FacetTotals{std::move(column), std::move(counts)});
      });
}

std::shared_ptr<const CopyGroups> IndexTables::copies(const IndexReader& reader) {
  return kept(
      reader, [](const State& state) { return state.copies; },
      [&] { return std::make_shared<const CopyGroups>(reader.database()); });
}

}  // namespace dateline
