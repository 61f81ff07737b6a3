#include "searcher/figure_search.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/schema/article_codec.h"
#include "searcher/deadline.h"
#include "searcher/prepared_query.h"
#include "searcher/ranking.h"
#include "searcher/story.h"

namespace dateline {
namespace {

// The documents to read, best first; where asked, only those of stories with another among them.
std::vector<Xapian::Document> wanted(const Xapian::MSet& matches, const FigureRequest& request) {
  std::vector<Xapian::Document> all;
  std::map<std::string, std::size_t> sizes;
  for (auto it = matches.begin(); it != matches.end() && all.size() < request.articles; ++it) {
    all.push_back(it.get_document());
    if (request.shared_only) ++sizes[story_of(all.back())];
  }
  if (!request.shared_only) return all;
  std::erase_if(all, [&](const Xapian::Document& document) {
    const std::string story = story_of(document);
    return story.empty() || sizes[story] < 2;
  });
  return all;
}

}  // namespace

Result<FigureResults> find_figures(const FigureRequest& request, IndexReader& reader) {
  const auto start = std::chrono::steady_clock::now();
  const auto late = [&] {
    return request.search.deadline &&
           std::chrono::steady_clock::now() - start > *request.search.deadline;
  };
  const PreparedQuery prepared = prepare(request.search, reader);
  Xapian::Enquire enquire(reader.database());
  std::optional<DeadlineSource> deadline;
  if (request.search.deadline && !reader.remote())
    deadline.emplace(start + *request.search.deadline);
  const Xapian::Query& query = prepared.compiled.query;
  enquire.set_query(
      deadline ? Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(&*deadline)) : query);
  set_ranking(enquire, Sort::relevance, prepared.compiled.scored);
  const auto most = static_cast<Xapian::doccount>(request.articles);
  // One more, to know whether there are more.
  const Xapian::MSet matches = enquire.get_mset(0, most + 1);
  FigureResults out;
  out.complete = matches.size() <= most && !(deadline && deadline->expired());
  const std::vector<Xapian::Document> documents = wanted(matches, request);
  std::vector<StoryArticle> articles;
  for (const Xapian::Document& document : documents) {
    if (late()) {
      out.complete = false;
      break;
    }
    auto article = decoded_article(document.get_data());
    if (!article) return article.error();
    articles.push_back({std::move(*article), story_of(document)});
  }
  out.articles_read = articles.size();
  out.tables = figure_tables(articles);
  if (request.shared_only)
    std::erase_if(out.tables, [](const FigureTable& table) { return table.articles < 2; });
  out.tables_total = out.tables.size();
  if (out.tables.size() > request.tables)
    out.tables.erase(out.tables.begin() + static_cast<std::ptrdiff_t>(request.tables),
                     out.tables.end());
  return out;
}

}  // namespace dateline
