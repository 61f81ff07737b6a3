#include "web/page_routes.h"

#include <memory>
#include <utility>
#include <vector>

#include "core/base/utf8.h"
#include "web/answers.h"
#include "web/facet_page.h"
#include "web/facet_panel.h"
#include "web/help_examples.h"
#include "web/pages.h"
#include "web/results_head.h"
#include "web/timeline_chart.h"
#include "web/world_map.h"

namespace dateline::web {
namespace {

constexpr std::size_t kSimilarShown = 6;      // below an article
constexpr std::size_t kFigureArticles = 200;  // read for the panel of a page
constexpr std::size_t kCopiesShown = 100;
constexpr std::size_t kValuesShown = 100;  // of one facet

// Of the results that a facet's page was reached from; what is no offset is their beginning.
std::size_t search_offset(const Request& request) {
  Request search;
  search.parameters.emplace_back("offset", request.parameter(kSearchOffset).value_or(""));
  return page_parameters(search).search.offset;
}

class Pages {
 public:
  Pages(const SearchService& service, Log log) : service_(service), log_(std::move(log)) {}

  // `part`: "answer" for what changes while a reader types, "pictures" for what costs more; else
  // the whole page.
  Response search(const Request& request) const {
    PageParameters parameters = page_parameters(request);
    if (parameters.bad) return bad_parameter(request, *parameters.bad);
    PageSearch& search = parameters.search;
    const std::string_view part = request.parameter("part").value_or("");
    if (part == "pictures") return html(200, search_page_pictures(search, pictures(search)));
    search.facets = page_facets();
    const auto results = service_.search(search);
    if (!results) return failure(request, results.error(), log_);
    if (part == "answer") return html(200, search_page_answer(search, *results));
    return html(200, search_page(search, *results, pictures(search)));
  }

  Response facet(const Request& request) const {
    const PageParameters parameters = page_parameters(request);
    if (parameters.bad) return bad_parameter(request, *parameters.bad);
    FacetFilter filter;
    filter.prefix = utf8::repaired(std::string(request.parameter("prefix").value_or("")));
    SearchRequest asked = parameters.search;
    asked.limit = kValuesShown;
    const auto page = service_.facet_page(asked, request.path[1], filter);
    if (!page) return failure(request, page.error(), log_);
    PageSearch links = parameters.search;
    links.offset = search_offset(request);
    if (request.parameter("part").value_or("") == "values")
      return html(200, facet_page_part(links, *page, filter.prefix));
    return html(200, facet_page(links, *page, filter.prefix));
  }

  Response article(const Request& request) const {
    ArticleRequest asked;
    asked.search = page_parameters(request).search;
    asked.hidden = std::string(request.parameter("hide").value_or(""));
    const std::string& id = request.path[1];
    const auto view = service_.article(id, asked.search.query);
    if (!view) return failure(request, view.error(), log_);
    Neighbours neighbours;
    neighbours.duplicates = or_none(service_.duplicates(id, kCopiesShown));
    neighbours.similar = or_none(service_.similar(id, kSimilarShown));
    if (!view->story.empty()) {
      auto story = service_.story(view->story);
      if (story) {
        neighbours.story = std::move(*story);
      } else {
        log(story.error());
      }
    }
    return html(200, article_page(*view, asked, neighbours));
  }

  Response story(const Request& request) const {
    const auto story = service_.story(request.path[1]);
    if (!story) return failure(request, story.error(), log_);
    return html(200, story_page(*story, page_parameters(request).search));
  }

  Response help(const Request&) const { return html(200, help_page(help_examples(service_))); }

 private:
  // The page is worth showing without them. Figures are not looked for in what is only browsed.
  SearchPictures pictures(const PageSearch& search) const {
    SearchPictures pictures;
    if (auto timeline = service_.timeline(search)) {
      pictures.timeline = timeline_chart(search, *timeline);
    } else {
      log(timeline.error());
    }
    pictures.map = map(search);
    if (is_blank_query(search.query) || search.offset > 0) return pictures;
    FigureRequest asked;
    asked.search = search;
    asked.articles = kFigureArticles;
    asked.shared_only = true;
    auto figures = service_.figures(asked);
    if (figures) {
      pictures.figures = std::move(figures->tables);
    } else {
      log(figures.error());
    }
    return pictures;
  }

  HtmlWriter map(const PageSearch& search) const {
    SearchRequest asked = search;
    asked.offset = 0;
    asked.limit = kMapPlaces;
    const auto places = service_.facet_page(asked, "places");
    if (places) return world_map(search, *places);
    log(places.error());
    return {};
  }

  // The article is worth showing without them.
  std::vector<Hit> or_none(Result<std::vector<Hit>> hits) const {
    if (hits) return std::move(*hits);
    log(hits.error());
    return {};
  }

  void log(const Error& error) const {
    if (log_) log_(error.text());
  }

  const SearchService& service_;
  Log log_;
};

}  // namespace

void add_page_routes(const SearchService& service, const Log& log,
                     const std::function<void(std::string_view, Handler)>& add) {
  const auto pages = std::make_shared<const Pages>(service, log);
  const auto add_page = [&](std::string_view pattern,
                            Response (Pages::*answer)(const Request&) const) {
    add(pattern, [pages, answer](const Request& request) { return (*pages.*answer)(request); });
  };
  add_page("/", &Pages::search);
  add_page("/articles/*", &Pages::article);
  add_page("/stories/*", &Pages::story);
  add_page("/facets/*", &Pages::facet);
  add_page("/help", &Pages::help);
}

}  // namespace dateline::web
