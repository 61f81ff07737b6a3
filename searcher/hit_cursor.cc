#include "searcher/hit_cursor.h"

#include <algorithm>
#include <functional>
#include <type_traits>
#include <utility>

#include "core/schema/article_codec.h"
#include "core/schema/xapian_guard.h"
#include "searcher/facet_counts.h"
#include "searcher/hits.h"
#include "searcher/story.h"

namespace dateline {
namespace {

// In a row, without an article between: a writer that commits faster than a ranking takes.
constexpr int kMaxOvertaken = 10;

std::size_t hash_of(const std::string& id) { return std::hash<std::string>()(id); }

Error too_slow() {
  return {ErrorCode::unavailable, "ranking every article found took too long",
          "Ask for fewer, or with sort=newest, which needs no ranking"};
}

}  // namespace

// Runs `work`; when a writer overtook it, ranks anew and runs it again.
template <typename Work>
auto HitCursor::followed(Work work) -> decltype(work()) {
  for (int attempt = 1;; ++attempt) {
    bool overtaken = false;
    auto done = guarded([&] {
      try {
        if (attempt > 1) {
          if (auto ranked = rank_anew(); !ranked) return decltype(work())(ranked.error());
        }
        return work();
      } catch (const Xapian::DatabaseModifiedError&) {
        overtaken = attempt < kMaxOvertaken;
        throw;
      }
    });
    if (!overtaken) return done;
  }
}

Result<std::unique_ptr<HitCursor>> HitCursor::open(const std::string& location, IndexTables& tables,
                                                   const SearchRequest& request) {
  auto reader = IndexReader::open(location);
  if (!reader) return reader.error();
  SearchRequest bare = request;
  bare.facets.clear();
  std::unique_ptr<HitCursor> cursor(new HitCursor(std::move(*reader), tables, std::move(bare)));
  const auto ranked = cursor->followed([&] { return cursor->rank(); });
  if (!ranked) return ranked.error();
  cursor->size_ = cursor->ranked_.size();
  return cursor;
}

Result<void> HitCursor::rank() {
  prepared_ = compiled_query(request_, *reader_);
  SearchRequest request = request_;
  request.limit = std::min<std::size_t>(request.limit, reader_->database().get_doccount());
  FacetCounts none(*reader_, tables_, {}, kExactFacetsUpTo);
  Deadline deadline;
  if (request_.deadline) deadline = std::chrono::steady_clock::now() + *request_.deadline;
  const MatchTools tools{*reader_, tables_};
  Matches matches = find_matches(prepared_, request, deadline, tools, none);
  if (matches.total == 0 && matches.in_time && request_.match == Match::automatic &&
      relax(prepared_, *reader_)) {
    matches = find_matches(prepared_, request, deadline, tools, none);
  }
  if (!matches.in_time) return too_slow();
  ranked_ = std::move(matches.page);
  at_ = 0;
  notices_ = prepared_.parsed.notices;
  notices_.insert(notices_.end(), prepared_.compiled.notices.begin(),
                  prepared_.compiled.notices.end());
  return {};
}

Result<void> HitCursor::rank_anew() {
  if (auto fresh = reader_->refresh(); !fresh) return fresh;
  std::sort(given_.begin(), given_.end());
  sorted_ = given_.size();
  return rank();
}

bool HitCursor::was_given(const std::string& id) const {
  const auto end = given_.begin() + static_cast<std::ptrdiff_t>(sorted_);
  return std::binary_search(given_.begin(), end, hash_of(id));
}

// What `read` makes of the next article that has not been given.
template <typename Read>
auto HitCursor::next_by(Read read) -> Result<std::optional<Value<Read>>> {
  return followed([&]() -> Result<std::optional<Value<Read>>> {
    for (; at_ < ranked_.size() && given_.size() < request_.limit; ++at_) {
      const Xapian::Document document =
          reader_->database().get_document(ranked_[at_].number, Xapian::DOC_ASSUME_VALID);
      if (sorted_ > 0) {
        const auto head = decoded_article(document.get_data(), ArticlePart::head);
        if (!head) return head.error();
        if (was_given(head->id)) continue;
      }
      auto value = read(document, ranked_[at_]);
      if (!value) return value.error();
      ++at_;
      given_.push_back(hash_of(value->id));
      return std::optional<Value<Read>>(std::move(*value));
    }
    return std::optional<Value<Read>>();
  });
}

Result<std::optional<Hit>> HitCursor::next() {
  return next_by([&](const Xapian::Document& document, const RankedArticle& ranked) {
    const std::string stored = document.get_data();
    Result<Hit> hit = request_.ids_only ? make_bare_hit(stored, ranked.score)
                                        : make_hit(stored, ranked.score, prepared_.compiled.marks);
    if (!hit) return hit;
    if (!request_.ids_only) hit->story = story_of(document);
    hit->duplicates = ranked.duplicates;
    return hit;
  });
}

Result<std::optional<Article>> HitCursor::next_article() {
  return next_by([](const Xapian::Document& document, const RankedArticle&) {
    return decoded_article(document.get_data());
  });
}

}  // namespace dateline
