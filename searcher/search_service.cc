#include "searcher/search_service.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/schema/article_codec.h"
#include "core/schema/fields.h"
#include "core/schema/terms.h"
#include "searcher/copies.h"
#include "searcher/facet_counts.h"
#include "searcher/facets.h"
#include "searcher/hits.h"
#include "searcher/index_reader.h"
#include "searcher/marking.h"
#include "searcher/matching.h"
#include "searcher/prepared_query.h"
#include "searcher/query/compiler.h"
#include "searcher/query/parser.h"
#include "searcher/ranking.h"
#include "searcher/reader_pool.h"
#include "searcher/roundings.h"
#include "searcher/similar.h"
#include "searcher/story.h"
#include "searcher/suggest/advice.h"
#include "searcher/suggest/completion.h"
#include "searcher/suggest/counting.h"

namespace dateline {
namespace {

Result<Xapian::docid> document_of(std::string_view id, Xapian::Database& database) {
  const std::string unique = term(Field::id, id);
  const auto posting = database.postlist_begin(unique);
  if (posting == database.postlist_end(unique)) {
    return Error{ErrorCode::not_found, "there is no article '" + std::string(id) + "'", ""};
  }
  return *posting;
}

bool is_facet(std::string_view name) {
  const auto& known = facet_names();
  return std::find(known.begin(), known.end(), name) != known.end();
}

Error no_such_facet(ErrorCode code, const std::string& name) {
  return {code, "there is no facet called '" + name + "'", ""};
}

Deadline deadline_of(const SearchRequest& request) {
  if (!request.deadline) return {};
  return std::chrono::steady_clock::now() + *request.deadline;
}

// The deadline came first: what was found by then is all there is.
void note_partial(SearchResults& out) {
  out.partial = true;
  Notice notice;
  notice.code = "deadline";
  notice.message = "The search took too long: this is what was found in time";
  notice.end = out.query.size();
  out.notices.push_back(std::move(notice));
}

// Of all files below a folder; files that come and go meanwhile may or may not count.
std::uint64_t bytes_of(const std::string& folder) {
  namespace fs = std::filesystem;
  std::uint64_t bytes = 0;
  std::error_code error;
  for (auto it = fs::recursive_directory_iterator(folder, error);
       !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    std::error_code gone;
    const std::uintmax_t size = it->is_regular_file(gone) ? it->file_size(gone) : 0;
    if (!gone) bytes += size;
  }
  return bytes;
}

// Those of at least that weight, nothing marked in them.
Result<std::vector<Hit>> plain_hits(const Xapian::MSet& matches, double least_weight) {
  std::vector<Hit> hits;
  for (auto it = matches.begin(); it != matches.end() && it.get_weight() >= least_weight; ++it) {
    const Xapian::Document document = it.get_document();
    Result<Hit> hit = make_hit(document.get_data(), it.get_weight(), {});
    if (!hit) return hit.error();
    hit->story = story_of(document);
    hits.push_back(std::move(*hit));
  }
  return hits;
}

// How many of the articles found have no date.
std::size_t undated_among(const Matches& matches, const PreparedQuery& prepared,
                          const MatchTools& tools) {
  Xapian::Database& database = tools.reader.database();
  if (database.get_value_freq(number_of(Slot::day)) == database.get_doccount()) return 0;
  std::size_t undated = 0;
  if (const ArticleSet* found = matches.articles_found()) {
    const FacetColumn days = tools.tables.column(tools.reader, Slot::day);
    found->for_each([&](Xapian::docid id) { undated += days.begins[id] == days.begins[id + 1]; });
    return undated;
  }
  const Xapian::Query dated(Xapian::Query::OP_VALUE_GE, number_of(Slot::day), "0");
  return count_matches(database,
                       Xapian::Query(Xapian::Query::OP_AND_NOT, prepared.compiled.query, dated));
}

// Sorted by date, what has none comes last, and the reader is told.
void note_undated(std::size_t undated, SearchResults& out) {
  if (undated == 0) return;
  Notice notice;
  notice.code = "undated_last";
  notice.message = undated == 1 ? "1 article has no date and comes last"
                                : std::to_string(undated) + " articles have no date and come last";
  notice.end = out.query.size();
  notice.count = undated;
  out.notices.push_back(std::move(notice));
}

}  // namespace

struct SearchService::Impl {
  Impl(std::string location, const ServiceOptions& chosen)
      : readers(std::move(location)), options(chosen) {}

  ReaderPool readers;
  ServiceOptions options;
  IndexTables tables;
  FacetNames names;
  SuggestCache suggestions;

  Result<SearchResults> search(const SearchRequest& request, IndexReader& reader);
  FacetPage facet_page(const SearchRequest& request, const std::string& name,
                       const FacetFilter& filter, IndexReader& reader);
  Timeline timeline(const SearchRequest& request, TimeStep step, IndexReader& reader);
};

// Both count what a search for the same would find.
FacetPage SearchService::Impl::facet_page(const SearchRequest& request, const std::string& name,
                                          const FacetFilter& filter, IndexReader& reader) {
  const PreparedQuery prepared = prepare(request, reader);
  FacetCounts counts(reader, tables, slots_for({{name}}), options.exact_facets_up_to);
  const Deadline deadline = deadline_of(request);
  const Matches matches = count_all(prepared, deadline, {reader, tables}, counts);
  const CountedMatch counted{reader, names, prepared, counts, matches, deadline};
  const FacetMaker maker(counted);
  FacetPage page = maker.page(name, filter, request.offset, request.limit);
  page.articles = matches.total;
  page.exact = matches.in_time && maker.in_time() && counts.exact();
  return page;
}

Timeline SearchService::Impl::timeline(const SearchRequest& request, TimeStep step,
                                       IndexReader& reader) {
  const PreparedQuery prepared = prepare(request, reader);
  FacetCounts counts(reader, tables, {Slot::day}, options.exact_facets_up_to);
  const Matches matches = count_all(prepared, deadline_of(request), {reader, tables}, counts);
  Timeline out = make_timeline(counts, matches.total, step);
  out.exact = out.exact && matches.in_time && matches.total_exact;
  return out;
}

Result<SearchResults> SearchService::Impl::search(const SearchRequest& request,
                                                  IndexReader& reader) {
  const Deadline deadline = deadline_of(request);
  PreparedQuery prepared = compiled_query(request, reader);
  Xapian::Database& database = reader.database();
  FacetCounts counts(reader, tables, slots_for(request.facets), options.exact_facets_up_to);
  const MatchTools tools{reader, tables};
  Matches matches = find_matches(prepared, request, deadline, tools, counts);
  if (matches.total == 0 && matches.in_time && request.match == Match::automatic &&
      relax(prepared, reader)) {
    matches = find_matches(prepared, request, deadline, tools, counts);
  }
  SearchResults out;
  out.query = request.query;
  out.match = request.match;
  out.interpreted = query::print(prepared.parsed.root);
  out.notices = prepared.parsed.notices;
  out.notices.insert(out.notices.end(), prepared.compiled.notices.begin(),
                     prepared.compiled.notices.end());
  out.offset = request.offset;
  out.limit = request.limit;
  out.total = matches.total;
  out.total_folded = matches.total_folded;
  out.total_exact = matches.total_exact;
  if (matches.in_time && request.sort != Sort::relevance)
    note_undated(undated_among(matches, prepared, tools), out);
  for (const RankedArticle& article : matches.page) {
    const Xapian::Document document =
        database.get_document(article.number, Xapian::DOC_ASSUME_VALID);
    const std::string stored = document.get_data();
    Result<Hit> hit = request.ids_only ? make_bare_hit(stored, article.score)
                                       : make_hit(stored, article.score, prepared.compiled.marks);
    if (!hit) return hit.error();
    if (!request.ids_only) hit->story = story_of(document);
    hit->duplicates = article.duplicates;
    out.hits.push_back(std::move(*hit));
  }
  bool in_time = matches.in_time;
  if (!request.facets.empty()) {
    const CountedMatch counted{reader, names, prepared, counts, matches, deadline};
    const FacetMaker maker(counted);
    for (const FacetRequest& facet : request.facets) out.facets.push_back(maker.facet(facet));
    in_time = in_time && maker.in_time();
  }
  out.facets_exact = counts.exact() && in_time;
  if (auto added = add_compatible(prepared, request, deadline, tools, out); !added)
    return added.error();
  if (!in_time || out.partial) note_partial(out);
  const Finds finds = [&](const std::string& query) {
    SearchRequest other = request;
    other.query = query;
    return has_match(database, prepare(other, reader).compiled.query);
  };
  add_advice(out, request, prepared.parsed.root, finds, reader, suggestions);
  return out;
}

SearchService::SearchService(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SearchService::~SearchService() = default;

bool SearchService::is_remote(const std::string& location) {
  return IndexReader::is_remote(location);
}

Result<std::unique_ptr<SearchService>> SearchService::open(const std::string& location,
                                                           const ServiceOptions& options) {
  auto impl = std::make_unique<Impl>(location, options);
  auto reader = impl->readers.acquire();
  if (!reader) return reader.error();
  impl->readers.release(std::move(*reader));
  return std::unique_ptr<SearchService>(new SearchService(std::move(impl)));
}

Result<SearchResults> SearchService::search(const SearchRequest& request) const {
  for (const FacetRequest& facet : request.facets) {
    if (!is_facet(facet.name)) return no_such_facet(ErrorCode::bad_input, facet.name);
  }
  return impl_->readers.with_reader(
      [&](IndexReader& reader) { return impl_->search(request, reader); });
}

Result<std::unique_ptr<HitCursor>> SearchService::every_hit(const SearchRequest& request) const {
  return HitCursor::open(impl_->readers.location(), impl_->tables, request);
}

Result<FacetPage> SearchService::facet_page(const SearchRequest& request, const std::string& name,
                                            const FacetFilter& filter) const {
  if (!is_facet(name)) return no_such_facet(ErrorCode::not_found, name);
  return impl_->readers.with_reader([&](IndexReader& reader) -> Result<FacetPage> {
    return impl_->facet_page(request, name, filter, reader);
  });
}

Result<Timeline> SearchService::timeline(const SearchRequest& request, TimeStep step) const {
  return impl_->readers.with_reader([&](IndexReader& reader) -> Result<Timeline> {
    return impl_->timeline(request, step, reader);
  });
}

Result<ArticleView> SearchService::article(std::string_view id, std::string_view query) const {
  return impl_->readers.with_reader([&](IndexReader& reader) -> Result<ArticleView> {
    Xapian::Database& database = reader.database();
    const auto found = document_of(id, database);
    if (!found) return found.error();
    const Xapian::Document document = database.get_document(*found);
    auto article = decoded_article(document.get_data());
    if (!article) return article.error();
    ArticleView view;
    view.story = story_of(document);
    view.article = std::move(*article);
    if (query.empty()) return view;
    query::Vocabulary vocabulary(reader);
    const auto compiled = query::compile(query::parse(query).root, vocabulary);
    view.title_matches = covered(title_marks(view.article, compiled.marks));
    view.text_matches = covered(text_marks(view.article, compiled.marks));
    return view;
  });
}

Result<std::vector<Hit>> SearchService::similar(std::string_view id, std::size_t limit) const {
  return impl_->readers.with_reader([&](IndexReader& reader) -> Result<std::vector<Hit>> {
    Xapian::Database& database = reader.database();
    const auto document = document_of(id, database);
    if (!document) return document.error();
    Xapian::Enquire enquire(database);
    // Its near-copies are no news: duplicates() has them.
    enquire.set_query({Xapian::Query::OP_AND_NOT, similar_query(reader, *document),
                       group_query(database, *document)});
    fold_copies(enquire);
    set_likeness_ranking(enquire);
    const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
    const double best = matches.empty() ? 0 : matches.begin().get_weight();
    const double least = std::max(kLeastSimilar * matches.get_max_possible(), kLeastOfBest * best);
    return plain_hits(matches, least);
  });
}

Result<std::vector<Hit>> SearchService::duplicates(std::string_view id, std::size_t limit) const {
  return impl_->readers.with_reader([&](IndexReader& reader) -> Result<std::vector<Hit>> {
    Xapian::Database& database = reader.database();
    const auto document = document_of(id, database);
    if (!document) return document.error();
    Xapian::Enquire enquire(database);
    enquire.set_query({Xapian::Query::OP_AND_NOT, group_query(database, *document),
                       Xapian::Query(term(Field::id, id))});
    set_ranking(enquire, Sort::oldest, false);
    const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
    return plain_hits(matches, 0);
  });
}

Result<StoryView> SearchService::story(std::string_view id) const {
  const auto story = story_id_from_hex(id);
  if (!story) return Error{ErrorCode::not_found, "there is no story '" + std::string(id) + "'", ""};
  return impl_->readers.with_reader(
      [&](IndexReader& reader) { return read_story(reader, *story); });
}

Result<std::vector<Suggestion>> SearchService::suggest(std::string_view text,
                                                       std::size_t limit) const {
  return impl_->readers.with_reader([&](IndexReader& reader) -> Result<std::vector<Suggestion>> {
    return complete(text, limit, reader, impl_->suggestions);
  });
}

Result<FigureResults> SearchService::figures(const FigureRequest& request) const {
  return impl_->readers.with_reader(
      [&](IndexReader& reader) { return find_figures(request, reader); });
}

Result<std::size_t> SearchService::article_count() const {
  return impl_->readers.with_reader([](IndexReader& reader) -> Result<std::size_t> {
    return std::size_t{reader.database().get_doccount()};
  });
}

Result<IndexStatus> SearchService::status() const {
  return impl_->readers.with_reader([](IndexReader& reader) -> Result<IndexStatus> {
    IndexStatus status;
    status.articles = reader.database().get_doccount();
    if (reader.remote()) return status;
    status.generation = reader.generation();
    status.revision = reader.database().get_revision();
    status.bytes = bytes_of(reader.location());
    return status;
  });
}

void SearchService::reopen() const { impl_->readers.clear(); }

}  // namespace dateline
