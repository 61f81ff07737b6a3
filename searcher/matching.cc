#include "searcher/matching.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/schema/fields.h"
#include "searcher/copies.h"
#include "searcher/deadline.h"
#include "searcher/feedback.h"
#include "searcher/first_places.h"
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

// Makes ready to rank by relevance, or by what else the request sorts by.
void rank(const PreparedQuery& prepared, const SearchRequest& request, IndexReader& reader,
          TimedMatch& match) {
  match.set_query(prepared.compiled.scored
                      ? prepared.compiled.query
                      : query::safely_unweighted(reader.database(), prepared.compiled.query));
  set_ranking(match.enquire(), request.sort, prepared.compiled.scored);
  if (request.sort == Sort::relevance && prepared.compiled.scored)
    match.set_query(ranked_further(prepared.compiled, request, match.enquire(), reader));
}

// A page of the match, which looks at no fewer than `look_at` articles.
Xapian::MSet page_of(TimedMatch& match, const SearchRequest& request, IndexReader& reader,
                     Xapian::doccount look_at) {
  if (folds(request)) fold_copies(match.enquire());
  const std::size_t all = std::max<Xapian::doccount>(reader.database().get_doccount(), 1);
  return match.enquire().get_mset(static_cast<Xapian::doccount>(std::min(request.offset, all)),
                                  static_cast<Xapian::doccount>(std::min(request.limit, all)),
                                  look_at);
}

// Every article found is visited, by the servers.
Matches by_servers(const PreparedQuery& prepared, const SearchRequest& request, IndexReader& reader,
                   FacetCounts& counts) {
  Xapian::Database& database = reader.database();
  TimedMatch match({}, database);
  rank(prepared, request, reader, match);
  Xapian::ValueCountMatchSpy spy = copies_spy();
  if (folds(request)) match.enquire().add_matchspy(&spy);
  counts.attach(match.enquire());
  const Xapian::doccount all = std::max<Xapian::doccount>(database.get_doccount(), 1);
  const Xapian::MSet found = page_of(match, request, reader, all);
  const CopyCounts copies(spy);
  Matches out;
  for (auto it = found.begin(); it != found.end(); ++it)
    out.page.push_back({*it, it.get_weight(), copies.others(it.get_collapse_key())});
  if (folds(request)) {
    out.total = spy.get_total();
  } else {
    out.total_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
    out.total = found.get_matches_estimated();
  }
  out.total_folded = out.total - copies.folded_away();
  return out;
}

// Every article of a local index that a query finds.
struct Found {
  ArticleSet articles;
  bool complete = true;         // false: the deadline came first, some are missing
  bool weighed = false;         // by a match that visited them
  std::vector<double> weights;  // of each, in order, where they were weighed
};

// Notes the articles of a match, which come by ascending number, and what they weigh. Xapian's own
// folding and counting of copies would read a value of each, which takes half as long again as
// matching a phrase.
class NotingSpy : public Xapian::MatchSpy {
 public:
  explicit NotingSpy(Found& found) : found_(found) {}
  void operator()(const Xapian::Document& document, double weight) override {
    found_.articles.add(document.get_docid());
    found_.weights.push_back(weight);
  }

 private:
  Found& found_;
};

Found visited(const PreparedQuery& prepared, const SearchRequest& request, const Deadline& deadline,
              IndexReader& reader) {
  Xapian::Database& database = reader.database();
  Found out{ArticleSet(database.get_lastdocid()), true, true, {}};
  TimedMatch match(deadline, database);
  rank(prepared, request, reader, match);
  NotingSpy spy(out);
  match.enquire().add_matchspy(&spy);
  (void)match.enquire().get_mset(0, 1, std::max<Xapian::doccount>(database.get_doccount(), 1));
  out.complete = match.in_time();
  return out;
}

std::optional<Found> walked(const PreparedQuery& prepared, const Deadline& deadline,
                            const IndexReader& reader) {
  auto walked = walk_postings(reader.database(), prepared.compiled.query, deadline);
  if (!walked) return {};
  return Found{std::move(walked->articles), walked->complete, false, {}};
}

// Counting asked for nothing but the articles.
Matches counted(const Found& found, FacetCounts& counts) {
  Matches out;
  out.total = out.total_folded = found.articles.size();
  out.in_time = out.total_exact = found.complete;
  counts.take(found.articles);
  return out;
}

// The page where no match is left to do: each article was weighed, or none need be, or there is no
// time for it. What is not weighed comes by date.
std::vector<Place> page_among(const Found& found, const PreparedQuery& prepared,
                              const SearchRequest& request, const MatchTools& tools,
                              const CopyGroups* groups) {
  if (request.limit == 0) return {};
  const std::size_t all = found.articles.size();
  FirstPlaces first(std::min(request.offset, all) + std::min(request.limit, all), groups);
  const bool by_date =
      request.sort != Sort::relevance || !prepared.compiled.scored || !found.weighed;
  const FacetColumn dates = by_date ? tools.tables.column(tools.reader, Slot::date) : FacetColumn();
  auto weight = found.weights.begin();
  found.articles.for_each([&](Xapian::docid id) {
    Place place{0, 0, id};
    if (by_date) place.date = date_place(id, dates, request.sort == Sort::oldest);
    if (found.weighed) place.weight = *weight++;
    first.offer(place);
  });
  return first.from(request.offset);
}

// The page by a match that ranks no more than it takes, among the articles found.
std::vector<Place> ranked_among(const Found& found, const PreparedQuery& prepared,
                                const SearchRequest& request, IndexReader& reader,
                                TimedMatch& match) {
  // A condition may be hundreds of terms (money:>100): the walk has read them already.
  ArticleSetSource among(found.articles);
  PreparedQuery within = prepared;
  if (is_narrowed(prepared.compiled.query))
    within.compiled.query = Xapian::Query(
        Xapian::Query::OP_FILTER, ranking_part(prepared.compiled.query), Xapian::Query(&among));
  rank(within, request, reader, match);
  const Xapian::MSet page = page_of(match, request, reader, 0);
  std::vector<Place> out;
  for (auto it = page.begin(); it != page.end(); ++it) out.push_back({0, it.get_weight(), *it});
  return out;
}

}  // namespace

Matches find_matches(const PreparedQuery& prepared, const SearchRequest& request,
                     const Deadline& deadline, const MatchTools& tools, FacetCounts& counts) {
  if (tools.reader.remote()) return by_servers(prepared, request, tools.reader, counts);
  std::optional<Found> found = walked(prepared, deadline, tools.reader);
  if (!found) found = visited(prepared, request, deadline, tools.reader);
  Matches out = counted(*found, counts);
  std::shared_ptr<const CopyGroups> groups;
  std::optional<CopiesFound> copies;
  if (folds(request)) {
    groups = tools.tables.copies(tools.reader);
    copies.emplace(*groups, found->articles);
    out.total_folded -= copies->folded_away();
  }
  std::vector<Place> page;
  bool is_left = true;
  if (prepared.compiled.scored && !found->weighed && found->complete) {
    TimedMatch match(deadline, tools.reader.database());
    page = ranked_among(*found, prepared, request, tools.reader, match);
    out.in_time = match.in_time();
    // Cut short it may have come to fewer than there are to show.
    is_left = !out.in_time && page.size() < request.limit;
  }
  if (is_left) page = page_among(*found, prepared, request, tools, groups.get());
  for (const Place& place : page)
    out.page.push_back({place.number, place.weight, copies ? copies->others(place.number) : 0});
  out.articles = std::move(found->articles);
  return out;
}

Matches count_all(const PreparedQuery& prepared, const Deadline& deadline, const MatchTools& tools,
                  FacetCounts& counts) {
  SearchRequest bare;
  bare.limit = 0;
  bare.fold = false;
  PreparedQuery unranked = prepared;
  unranked.compiled.scored = false;
  return find_matches(unranked, bare, deadline, tools, counts);
}

}  // namespace dateline
