// All hits of a query, one after the other, however many there are. The ranking is made once and
// kept as 24 bytes a hit; articles are read when they are asked for. So memory does not grow with
// what is written, nor with how slowly somebody takes it.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/schema/article.h"
#include "searcher/index_reader.h"
#include "searcher/index_tables.h"
#include "searcher/matching.h"
#include "searcher/prepared_query.h"
#include "searcher/results.h"

namespace dateline {

// One thread at a time. Has an index handle of its own, whose generation it keeps until its end.
//
// It sees one committed state for as long as that can be read: of a live generation until the
// second commit after. Overtaken, it ranks the newest state and goes on with what it has not given
// yet. So no article comes twice, and none is missing that was in the index, and matched, all the
// while; one that was changed meanwhile comes as it was or as it is.
class HitCursor {
 public:
  // What SearchService::every_hit() says. Xapian exceptions become errors.
  [[nodiscard]] static Result<std::unique_ptr<HitCursor>> open(const std::string& location,
                                                               IndexTables& tables,
                                                               const SearchRequest& request);

  // How many there are in all, and what should be known about the query.
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const std::vector<Notice>& notices() const { return notices_; }

  // The next hit, or nothing at the end. Errors: those of reading the index.
  [[nodiscard]] Result<std::optional<Hit>> next();
  // The same with all that is stored of the article, unmarked.
  [[nodiscard]] Result<std::optional<Article>> next_article();

 private:
  HitCursor(std::unique_ptr<IndexReader> reader, IndexTables& tables, SearchRequest request)
      : reader_(std::move(reader)), tables_(tables), request_(std::move(request)) {}
  Result<void> rank();
  Result<void> rank_anew();
  [[nodiscard]] bool was_given(const std::string& id) const;
  template <typename Work>
  auto followed(Work work) -> decltype(work());
  template <typename Read>  // Result<T>(const Xapian::Document&, const RankedArticle&)
  using Value =
      std::remove_reference_t<decltype(std::declval<Read>()(std::declval<const Xapian::Document&>(),
                                                            std::declval<const RankedArticle&>())
                                           .value())>;
  template <typename Read>
  auto next_by(Read read) -> Result<std::optional<Value<Read>>>;

  std::unique_ptr<IndexReader> reader_;
  IndexTables& tables_;
  const SearchRequest request_;
  PreparedQuery prepared_;
  std::vector<Notice> notices_;
  std::vector<RankedArticle> ranked_;
  std::size_t size_ = 0;
  std::size_t at_ = 0;
  std::vector<std::size_t> given_;  // hashes of the ids given; sorted once overtaken
  std::size_t sorted_ = 0;          // of them, at the front
};

}  // namespace dateline
