#include "searcher/search_service.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <optional>
#include <set>
#include <vector>

#include "core/schema/article_codec.h"
#include "core/schema/terms.h"
#include "core/schema/xapian_guard.h"
#include "searcher/deadline.h"
#include "searcher/facets.h"
#include "searcher/feedback.h"
#include "searcher/index_reader.h"
#include "searcher/marking.h"
#include "searcher/query/compiler.h"
#include "searcher/query/parser.h"
#include "searcher/ranking.h"
#include "searcher/similar.h"
#include "searcher/snippets.h"
#include "searcher/suggest/advice.h"
#include "searcher/suggest/completion.h"

namespace dateline {
namespace {

constexpr int kAttempts = 4;              // when a writer overtakes a reader
constexpr std::size_t kNamesPerHit = 10;  // people, places and numbers shown with a hit

std::vector<std::string> first_names(const auto& entities) {
  std::vector<std::string> out;
  for (const auto& entity : entities) {
    if (out.size() == kNamesPerHit) break;
    out.push_back(entity.name);
  }
  return out;
}

std::vector<std::string> first_numbers(const Article& article) {
  std::vector<std::string> out;
  for (const Quantity& q : article.found.numbers) {
    if (out.size() == kNamesPerHit) break;
    if (q.kind == QuantityKind::ordinal || q.range.end > article.text.size()) continue;
    std::string text(q.range.of(article.text));
    if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
  }
  return out;
}

Hit make_hit(const Article& article, double score, const query::MarkRules& rules) {
  Hit hit;
  hit.id = article.id;
  hit.title = article.title;
  hit.date = article.date;
  hit.source = article.source;
  hit.url = article.url;
  hit.score = score;
  hit.title_segments =
      segments(article.title, {0, article.title.size()}, covered(title_marks(article, rules)));
  hit.snippet = make_snippet(article.text, text_marks(article, rules), article.title);
  hit.people = first_names(article.found.people);
  hit.places = first_names(article.found.places);
  hit.numbers = first_numbers(article);
  return hit;
}

// A query with what relaxing did to it.
struct Prepared {
  query::ParsedQuery parsed;
  query::CompiledQuery compiled;
};

bool has_match(Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return !enquire.get_mset(0, 1).empty();
}

// The order in which relaxing drops words: those that no article holds, then the most common first.
std::vector<std::size_t> dropping_order(const query::Node& root, query::Vocabulary& vocabulary) {
  std::vector<query::DroppableWord> words = query::droppable_words(root, vocabulary);
  std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
    if ((a.frequency == 0) != (b.frequency == 0)) return a.frequency == 0;
    return a.frequency > b.frequency;
  });
  std::vector<std::size_t> out;
  for (const query::DroppableWord& word : words) out.push_back(word.child);
  return out;
}

Notice relaxed_notice(const query::Node& root, const std::set<std::size_t>& dropped) {
  Notice notice;
  notice.code = "relaxed";
  std::string names;
  for (const std::size_t child : dropped) {
    const query::Node& node = root.children[child];
    names += (names.empty() ? "\u201C" : ", \u201C") + node.text + "\u201D";
    if (notice.end == 0) notice.begin = node.range.begin;
    notice.end = node.range.end;
  }
  notice.message = "No article has all these words; shown are those without " + names;
  return notice;
}

// Whether something that ranks, a phrase say, is left when all of `words` are dropped.
bool holds_more(const query::Node& root, const std::vector<std::size_t>& words) {
  for (std::size_t i = 0; i < root.children.size(); ++i) {
    const bool droppable = std::find(words.begin(), words.end(), i) != words.end();
    if (!droppable && query::ranks(root.children[i])) return true;
  }
  return false;
}

// match=auto: when no article has all words, drops one after the other until one has the rest.
// Conditions alone are no rest.
void relax(Prepared& prepared, query::Vocabulary& vocabulary, Xapian::Database& database) {
  const query::Node& root = prepared.parsed.root;
  if (has_match(database, prepared.compiled.query)) return;
  const std::vector<std::size_t> order = dropping_order(root, vocabulary);
  if (order.empty()) return;
  const std::size_t most = holds_more(root, order) ? order.size() : order.size() - 1;
  query::CompileOptions options;
  for (std::size_t i = 0; i < most; ++i) {
    options.dropped.insert(order[i]);
    query::CompiledQuery compiled = query::compile(root, vocabulary, options);
    if (!has_match(database, compiled.query)) continue;
    prepared.compiled = std::move(compiled);
    prepared.compiled.notices.push_back(relaxed_notice(root, options.dropped));
    return;
  }
}

Prepared prepare(const SearchRequest& request, IndexReader& reader) {
  query::Vocabulary vocabulary(reader);
  Prepared out;
  out.parsed = request.plain ? query::parse_plain(request.query) : query::parse(request.query);
  query::CompileOptions options;
  options.any_word = request.match == Match::any;
  out.compiled = query::compile(out.parsed.root, vocabulary, options);
  if (request.match == Match::automatic) relax(out, vocabulary, reader.database());
  return out;
}

Result<Xapian::docid> document_of(std::string_view id, Xapian::Database& database) {
  const std::string unique = term(Field::id, id);
  const auto posting = database.postlist_begin(unique);
  if (posting == database.postlist_end(unique)) {
    return Error{ErrorCode::not_found, "there is no article '" + std::string(id) + "'", ""};
  }
  return *posting;
}

// The deadline came first: what was found by then is all there is.
void note_partial(const Xapian::MSet& matches, SearchResults& out) {
  out.partial = true;
  out.total = matches.get_matches_lower_bound();
  out.total_exact = false;
  out.facets_exact = false;
  out.notices.push_back({"deadline", "The search took too long: this is what was found in time", 0,
                         out.query.size()});
}

}  // namespace

struct SearchService::Impl {
  std::string location;
  std::mutex mutex;
  std::vector<std::unique_ptr<IndexReader>> idle;
  FacetColumnCache columns;
  SuggestCache suggestions;

  Result<std::unique_ptr<IndexReader>> acquire() {
    std::unique_ptr<IndexReader> reader;
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) {
        reader = std::move(idle.back());
        idle.pop_back();
      }
    }
    if (!reader) return IndexReader::open(location);
    if (auto fresh = reader->refresh(); !fresh) return IndexReader::open(location);
    return reader;
  }

  void release(std::unique_ptr<IndexReader> reader) {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(reader));
  }

  // Runs `work` with a reader of the newest state; again, with a fresh one, when a writer overtook
  // it.
  template <typename Work>
  auto with_reader(Work&& work) -> decltype(work(std::declval<IndexReader&>())) {
    for (int attempt = 1;; ++attempt) {
      auto reader = acquire();
      if (!reader) return reader.error();
      bool overtaken = false;
      auto result = guarded([&] {
        try {
          return work(**reader);
        } catch (const Xapian::DatabaseModifiedError&) {
          overtaken = attempt < kAttempts;
          throw;
        }
      });
      if (result.ok()) release(std::move(*reader));
      if (!overtaken) return result;
    }
  }

  Result<SearchResults> search(const SearchRequest& request, IndexReader& reader);
};

Result<SearchResults> SearchService::Impl::search(const SearchRequest& request,
                                                  IndexReader& reader) {
  const auto start = std::chrono::steady_clock::now();
  const Prepared prepared = prepare(request, reader);
  SearchResults out;
  out.query = request.query;
  out.match = request.match;
  out.interpreted = query::print(prepared.parsed.root);
  out.notices = prepared.parsed.notices;
  out.notices.insert(out.notices.end(), prepared.compiled.notices.begin(),
                     prepared.compiled.notices.end());
  out.offset = request.offset;
  out.limit = request.limit;

  Xapian::Database& database = reader.database();
  Xapian::Enquire enquire(database);
  std::optional<DeadlineSource> deadline;
  if (request.deadline && !reader.remote()) deadline.emplace(start + *request.deadline);
  const auto in_time = [&](const Xapian::Query& query) {
    return deadline ? Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(&*deadline))
                    : query;
  };
  enquire.set_query(in_time(prepared.compiled.query));
  set_ranking(enquire, request.sort, prepared.compiled.scored);
  if (request.expand != Expand::off && request.sort == Sort::relevance &&
      prepared.compiled.scored) {
    query::Vocabulary vocabulary(reader);
    enquire.set_query(
        in_time(with_feedback(prepared.compiled, request.expand, enquire, database, vocabulary)));
  }
  FacetCounter counter(reader, columns, request.facets);
  counter.attach(enquire);
  // Looking at every match makes the total exact and lets the counter see all of them.
  const Xapian::doccount all = std::max<Xapian::doccount>(database.get_doccount(), 1);
  const auto offset = static_cast<Xapian::doccount>(std::min<std::size_t>(request.offset, all));
  const auto limit = static_cast<Xapian::doccount>(std::min<std::size_t>(request.limit, all));
  const Xapian::MSet matches = enquire.get_mset(offset, limit, all);
  out.total = matches.get_matches_estimated();
  out.total_exact = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
  if (deadline && deadline->expired()) note_partial(matches, out);
  out.total_folded = out.total;
  for (auto it = matches.begin(); it != matches.end(); ++it) {
    const auto article = decoded_article(it.get_document().get_data());
    if (!article) return article.error();
    if (request.ids_only) {
      out.hits.emplace_back();
      out.hits.back().id = article->id;
      out.hits.back().score = it.get_weight();
    } else {
      out.hits.push_back(make_hit(*article, it.get_weight(), prepared.compiled.marks));
    }
  }
  out.facets = counter.facets(prepared.parsed.root);
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

Result<std::unique_ptr<SearchService>> SearchService::open(const std::string& location) {
  auto impl = std::make_unique<Impl>();
  impl->location = location;
  auto reader = impl->acquire();
  if (!reader) return reader.error();
  impl->release(std::move(*reader));
  return std::unique_ptr<SearchService>(new SearchService(std::move(impl)));
}

Result<SearchResults> SearchService::search(const SearchRequest& request) const {
  const auto& known = facet_names();
  for (const FacetRequest& facet : request.facets) {
    if (std::find(known.begin(), known.end(), facet.name) == known.end()) {
      return Error{ErrorCode::bad_input, "there is no facet called '" + facet.name + "'", ""};
    }
  }
  return impl_->with_reader([&](IndexReader& reader) { return impl_->search(request, reader); });
}

Result<ArticleView> SearchService::article(std::string_view id, std::string_view query) const {
  return impl_->with_reader([&](IndexReader& reader) -> Result<ArticleView> {
    Xapian::Database& database = reader.database();
    const auto found = document_of(id, database);
    if (!found) return found.error();
    auto article = decoded_article(database.get_document(*found).get_data());
    if (!article) return article.error();
    ArticleView view;
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
  return impl_->with_reader([&](IndexReader& reader) -> Result<std::vector<Hit>> {
    Xapian::Database& database = reader.database();
    const auto document = document_of(id, database);
    if (!document) return document.error();
    Xapian::Enquire enquire(database);
    enquire.set_query(similar_query(reader, *document));
    set_likeness_ranking(enquire);
    const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
    const double best = matches.empty() ? 0 : matches.begin().get_weight();
    const double least = std::max(kLeastSimilar * matches.get_max_possible(), kLeastOfBest * best);
    std::vector<Hit> hits;
    for (auto it = matches.begin(); it != matches.end() && it.get_weight() >= least; ++it) {
      const auto article = decoded_article(it.get_document().get_data());
      if (!article) return article.error();
      hits.push_back(make_hit(*article, it.get_weight(), {}));
    }
    return hits;
  });
}

Result<std::vector<Suggestion>> SearchService::suggest(std::string_view text,
                                                       std::size_t limit) const {
  return impl_->with_reader([&](IndexReader& reader) -> Result<std::vector<Suggestion>> {
    return complete(text, limit, reader, impl_->suggestions);
  });
}

Result<std::size_t> SearchService::article_count() const {
  return impl_->with_reader([](IndexReader& reader) -> Result<std::size_t> {
    return std::size_t{reader.database().get_doccount()};
  });
}

}  // namespace dateline
