#include "searcher/matching.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/schema/fields.h"
#include "searcher/copies.h"
#include "searcher/date_order.h"
#include "searcher/deadline.h"
#include "searcher/feedback.h"
#include "searcher/query/unweighted.h"
#include "searcher/ranking.h"
#include "searcher/recency.h"

namespace dateline {
namespace {

// A match that ends early once the deadline has passed.
class TimedMatch {
 public:
  TimedMatch(const Deadline& deadline, Xapian::Database& database) : enquire_(database) {
    if (deadline) source_.emplace(*deadline);
  }

  void set_query(const Xapian::Query& query) {
    enquire_.set_query(
        source_ ? Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(&*source_)) : query);
  }
  Xapian::Enquire& enquire() { return enquire_; }
  [[nodiscard]] bool in_time() const { return !source_ || !source_->expired(); }

 private:
  std::optional<DeadlineSource> source_;
  Xapian::Enquire enquire_;
};

// The compiled query with what else the request wants to rank by.
Xapian::Query ranked_further(const query::CompiledQuery& compiled, const SearchRequest& request,
                             Xapian::Enquire& enquire, IndexReader& reader) {
  query::Vocabulary vocabulary(reader);
  const Xapian::Query query =
      with_feedback(compiled, request.expand, enquire, reader.database(), vocabulary);
  return request.recency ? with_recency(query, enquire, reader.database()) : query;
}

bool folds(const SearchRequest& request) { return request.fold && !request.ids_only; }

// The articles of a set, in order, for a match to rank among.
class ArticleSetSource : public Xapian::PostingSource {
 public:
  explicit ArticleSetSource(const ArticleSet& articles) : articles_(articles) {}

  Xapian::doccount get_termfreq_min() const override { return size_; }
  Xapian::doccount get_termfreq_est() const override { return size_; }
  Xapian::doccount get_termfreq_max() const override { return size_; }
  void next(double /*min_weight*/) override { at_ = articles_.next_from(at_ + 1); }
  void skip_to(Xapian::docid target, double /*min_weight*/) override {
    if (target > at_) at_ = articles_.next_from(target);
  }
  bool at_end() const override { return at_ == ArticleSet::kNone; }
  Xapian::docid get_docid() const override { return at_; }
  void init(const Xapian::Database& /*database*/) override {
    at_ = 0;
    size_ = static_cast<Xapian::doccount>(articles_.size());
  }

 private:
  const ArticleSet& articles_;
  Xapian::doccount size_ = 0;
  Xapian::docid at_ = 0;
};

// What of a query ranks: conditions and exclusions around it only tell which articles are found.
bool is_narrowed(const Xapian::Query& query) {
  return query.get_type() == Xapian::Query::OP_FILTER ||
         query.get_type() == Xapian::Query::OP_AND_NOT;
}
Xapian::Query ranking_part(Xapian::Query query) {
  while (is_narrowed(query)) query = Xapian::Query(query.get_subquery(0));
  return query;
}

// A page of the match, which looks at no fewer than `look_at` articles.
Xapian::MSet ranked_page(const PreparedQuery& prepared, const SearchRequest& request,
                         IndexReader& reader, Xapian::doccount look_at, TimedMatch& match,
                         FacetCounts* counts) {
  match.set_query(prepared.compiled.scored
                      ? prepared.compiled.query
                      : query::safely_unweighted(reader.database(), prepared.compiled.query));
  set_ranking(match.enquire(), request.sort, prepared.compiled.scored);
  if (request.sort == Sort::relevance && prepared.compiled.scored)
    match.set_query(ranked_further(prepared.compiled, request, match.enquire(), reader));
  if (folds(request)) fold_copies(match.enquire());
  if (counts != nullptr) counts->attach(match.enquire());
  const std::size_t all = std::max<Xapian::doccount>(reader.database().get_doccount(), 1);
  return match.enquire().get_mset(static_cast<Xapian::doccount>(std::min(request.offset, all)),
                                  static_cast<Xapian::doccount>(std::min(request.limit, all)),
                                  look_at);
}

void take_page(const Xapian::MSet& found, const CopyCounts& copies, Matches& out) {
  for (auto it = found.begin(); it != found.end(); ++it)
    out.page.push_back({*it, it.get_weight(), copies.others(it.get_collapse_key())});
}

// Every article found is visited.
Matches by_match(const PreparedQuery& prepared, const SearchRequest& request,
                 const Deadline& deadline, IndexReader& reader, FacetCounts& counts) {
  Xapian::Database& database = reader.database();
  TimedMatch match(reader.remote() ? Deadline() : deadline, database);
  const Xapian::doccount all = std::max<Xapian::doccount>(database.get_doccount(), 1);
  Xapian::ValueCountMatchSpy spy = copies_spy();
  if (folds(request)) match.enquire().add_matchspy(&spy);
  const Xapian::MSet found = ranked_page(prepared, request, reader, all, match, &counts);
  const CopyCounts copies = counts_of(spy);
  Matches out;
  take_page(found, copies, out);
  out.in_time = match.in_time();
  if (folds(request)) {
    out.total_exact = out.in_time;
    out.total = spy.get_total();
  } else {
    out.total_exact =
        out.in_time && found.get_matches_lower_bound() == found.get_matches_upper_bound();
    out.total = out.in_time ? found.get_matches_estimated() : found.get_matches_lower_bound();
  }
  out.total_folded = out.total - copies.folded_away();
  return out;
}

// Counting asked for nothing but the articles.
Matches walked(WalkedArticles articles, FacetCounts& counts) {
  Matches out;
  out.total = out.total_folded = articles.articles.size();
  out.in_time = out.total_exact = articles.complete;
  counts.take(articles.articles);
  out.articles = std::move(articles.articles);
  return out;
}

std::optional<WalkedArticles> walk(const PreparedQuery& prepared, const Deadline& deadline,
                                   const MatchTools& tools) {
  if (tools.reader.remote()) return {};
  return walk_postings(tools.reader.database(), prepared.compiled.query, deadline);
}

}  // namespace

Matches find_matches(const PreparedQuery& prepared, const SearchRequest& request,
                     const Deadline& deadline, const MatchTools& tools, FacetCounts& counts) {
  auto articles = walk(prepared, deadline, tools);
  if (!articles) return by_match(prepared, request, deadline, tools.reader, counts);
  Xapian::Database& database = tools.reader.database();
  Matches out = walked(std::move(*articles), counts);
  const CopiesFound grouped =
      folds(request) ? copies_among(database, *out.articles) : CopiesFound();
  const CopyCounts copies = counts_of(grouped);
  out.total_folded -= copies.folded_away();
  if (prepared.compiled.scored) {
    // A condition may be hundreds of terms (money:>100): the walk has read them already.
    ArticleSetSource found(*out.articles);
    PreparedQuery within = prepared;
    if (is_narrowed(prepared.compiled.query))
      within.compiled.query = Xapian::Query(
          Xapian::Query::OP_FILTER, ranking_part(prepared.compiled.query), Xapian::Query(&found));
    TimedMatch match(deadline, database);
    take_page(ranked_page(within, request, tools.reader, 0, match, nullptr), copies, out);
    out.in_time = out.in_time && match.in_time();
    return out;
  }
  const auto dates = tools.columns.get(tools.reader, Slot::date);
  const bool oldest_first = request.sort == Sort::oldest;
  const ArticleSet shown = first_of_each(*out.articles, grouped, dates, oldest_first);
  for (const Xapian::docid id :
       in_date_order(shown, dates, oldest_first, request.offset, request.limit)) {
    std::size_t others = 0;
    if (!grouped.empty()) {
      const Xapian::Document document = database.get_document(id, Xapian::DOC_ASSUME_VALID);
      others = copies.others(document.get_value(number_of(Slot::copies)));
    }
    out.page.push_back({id, 0, others});
  }
  return out;
}

Matches count_all(const PreparedQuery& prepared, const Deadline& deadline, const MatchTools& tools,
                  FacetCounts& counts) {
  if (auto articles = walk(prepared, deadline, tools)) return walked(std::move(*articles), counts);
  SearchRequest bare;
  bare.limit = 0;
  bare.fold = false;
  PreparedQuery unranked = prepared;
  unranked.compiled.scored = false;
  return by_match(unranked, bare, deadline, tools.reader, counts);
}

}  // namespace dateline
