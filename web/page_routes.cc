#include "web/page_routes.h"

#include <memory>
#include <utility>
#include <vector>

#include "core/base/utf8.h"
#include "web/facet_page.h"
#include "web/facet_panel.h"
#include "web/help_examples.h"
#include "web/pages.h"
#include "web/results_head.h"

namespace dateline::web {
namespace {

constexpr std::size_t kSimilarShown = 6;      // below an article
constexpr std::size_t kFigureArticles = 200;  // read for the panel of a page
constexpr std::size_t kCopiesShown = 100;
constexpr std::size_t kValuesShown = 100;  // of one facet

class Pages {
 public:
  Pages(const SearchService& service, PageFailures failures,
        std::function<void(const std::string&)> log)
      : service_(service), failures_(std::move(failures)), log_(std::move(log)) {}

  // `part`: "answer" for what changes while a reader types, "pictures" for what costs more; else
  // the whole page.
  Response search(const Request& request) const {
    SearchParameters parameters = search_parameters(request);
    if (parameters.bad) return failures_.parameter(request, *parameters.bad);
    const std::string_view part = request.parameter("part").value_or("");
    if (part == "pictures")
      return html_response(200,
                           search_page_pictures(parameters.request, pictures(parameters.request)));
    parameters.request.facets = page_facets();
    const auto results = service_.search(parameters.request);
    if (!results) return failures_.error(request, results.error());
    if (part == "answer")
      return html_response(200, search_page_answer(parameters.request, *results));
    return html_response(200,
                         search_page(parameters.request, *results, pictures(parameters.request)));
  }

  Response facet(const Request& request) const {
    SearchParameters parameters = search_parameters(request);
    if (parameters.bad) return failures_.parameter(request, *parameters.bad);
    FacetFilter filter;
    filter.prefix = utf8::repaired(std::string(request.parameter("prefix").value_or("")));
    SearchRequest asked = parameters.request;
    asked.limit = kValuesShown;
    const auto page = service_.facet_page(asked, request.path[1], filter);
    if (!page) return failures_.error(request, page.error());
    SearchRequest links = parameters.request;
    links.offset = 0;
    if (request.parameter("part").value_or("") == "values")
      return html_response(200, facet_page_part(links, *page, filter.prefix));
    return html_response(200, facet_page(links, *page, filter.prefix));
  }

  Response article(const Request& request) const {
    ArticleRequest asked;
    asked.query = utf8::repaired(std::string(request.parameter("q").value_or("")));
    asked.hidden = std::string(request.parameter("hide").value_or(""));
    const std::string& id = request.path[1];
    const auto view = service_.article(id, asked.query);
    if (!view) return failures_.error(request, view.error());
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
    return html_response(200, article_page(*view, asked, neighbours));
  }

  Response story(const Request& request) const {
    const auto story = service_.story(request.path[1]);
    if (!story) return failures_.error(request, story.error());
    return html_response(200, story_page(*story));
  }

  Response help(const Request&) const {
    return html_response(200, help_page(help_examples(service_)));
  }

 private:
  // The page is worth showing without them. Of what is browsed and not asked for there are none.
  SearchPictures pictures(const SearchRequest& request) const {
    SearchPictures pictures;
    if (is_blank_query(request.query) || request.offset > 0) return pictures;
    FigureRequest asked;
    asked.search = request;
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
  PageFailures failures_;
  std::function<void(const std::string&)> log_;
};

}  // namespace

Response html_response(int status, std::string body) {
  Response response;
  response.status = status;
  response.content_type = "text/html; charset=utf-8";
  response.headers.emplace_back("Cache-Control", "no-cache");
  response.headers.emplace_back("Content-Security-Policy",
                                "default-src 'none'; style-src 'self'; script-src 'self'; img-src "
                                "'self'; connect-src 'self'; "
                                "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  response.body = std::move(body);
  return response;
}

void add_page_routes(const SearchService& service, const PageFailures& failures,
                     const std::function<void(const std::string&)>& log,
                     const std::function<void(std::string_view, Handler)>& add) {
  const auto pages = std::make_shared<const Pages>(service, failures, log);
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
