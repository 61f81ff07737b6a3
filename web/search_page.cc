#include <algorithm>

#include "core/schema/entity_terms.h"
#include "web/facet_panel.h"
#include "web/figures_panel.h"
#include "web/labels.h"
#include "web/page_frame.h"
#include "web/pages.h"
#include "web/query_filters.h"
#include "web/search_parameters.h"

namespace dateline::web {
namespace {

// Of each kind, so that a hit stays short.
constexpr std::size_t kMaxChips = 4;
constexpr std::size_t kFacetValues = 8;
constexpr std::size_t kPlacesForTree = 40;

bool is_blank_query(std::string_view query) {
  return query.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

void write_segments(const std::vector<Segment>& segments, HtmlWriter& out) {
  for (const Segment& segment : segments) {
    if (segment.match) out.markup("<mark>");
    out.text(segment.text);
    if (segment.match) out.markup("</mark>");
  }
}

// "12 articles, 11 without near-copies."
void write_count(const SearchResults& results, HtmlWriter& out) {
  out.markup("<p class=\"aside\" role=\"status\">")
      .say(results.total_exact ? Text::count_articles : Text::count_about_articles,
           {{"n", results.total}});
  if (results.total_folded < results.total) {
    out.say(Text::list_separator).say(Text::count_folded, {{"n", results.total_folded}});
  }
  if (results.partial) out.markup(" ").say(Text::ran_out_of_time);
  out.markup("</p>\n");
}

void write_notices(const SearchRequest& request, const SearchResults& results, HtmlWriter& out) {
  if (results.suggestion) {
    SearchRequest better = request;
    better.query = *results.suggestion;
    better.offset = 0;
    HtmlWriter link;
    link.markup("<a dir=\"auto\" href=\"")
        .text(search_url(better))
        .markup("\">")
        .text(*results.suggestion)
        .markup("</a>");
    out.markup("<p class=\"suggestion\">")
        .say(Text::did_you_mean, {{"query", link}})
        .markup("</p>\n");
  }
  if (!results.notices.empty()) {
    out.markup("<ul class=\"notices\">\n");
    for (const Notice& notice : results.notices) {
      out.markup("<li>").text(notice.message).markup("</li>\n");
    }
    out.markup("</ul>\n");
  }
  if (!is_blank_query(results.interpreted) && results.interpreted != request.query) {
    HtmlWriter query;
    query.markup("<code dir=\"auto\">").text(results.interpreted).markup("</code>");
    out.markup("<p class=\"aside\">").say(Text::searched_for, {{"query", query}}).markup("</p>\n");
  }
}

void write_chips(const SearchRequest& request, const Hit& hit, HtmlWriter& out) {
  if (hit.people.empty() && hit.places.empty() && hit.numbers.empty()) return;
  out.markup("<ul class=\"chips\" aria-label=\"")
      .text(text_of(Text::in_this_article))
      .markup("\">\n");
  for (std::size_t i = 0; i < std::min(hit.people.size(), kMaxChips); ++i) {
    const std::string& name = hit.people[i];
    write_chip(request, ChipKind::person, name, field_query("person", name), out);
  }
  for (std::size_t i = 0; i < std::min(hit.places.size(), kMaxChips); ++i) {
    const std::string& name = hit.places[i];
    write_chip(request, ChipKind::place, name, field_query("place", name), out);
  }
  for (std::size_t i = 0; i < std::min(hit.numbers.size(), kMaxChips); ++i) {
    write_chip(request, ChipKind::number, hit.numbers[i], phrase(hit.numbers[i]), out);
  }
  out.markup("</ul>\n");
}

void write_byline(const SearchRequest& request, const Hit& hit, HtmlWriter& out) {
  if (hit.date.empty() && hit.source.empty() && hit.duplicates == 0 && hit.story.empty()) return;
  out.markup("<p class=\"byline\">");
  if (!hit.date.empty()) {
    write_date(hit.date, out);
    out.markup(" ");
  }
  if (!hit.source.empty()) {
    out.markup("<span class=\"source\" dir=\"auto\">").text(hit.source).markup("</span> ");
  }
  if (hit.duplicates > 0) {
    out.markup("<a class=\"copies\" href=\"")
        .text(article_url(hit.id, request.query))
        .text("#")
        .text(kCopiesAnchor)
        .markup("\">")
        .say(Text::near_copies, {{"n", hit.duplicates}})
        .markup("</a> ");
  }
  if (!hit.story.empty()) {
    out.markup("<a class=\"story\" href=\"")
        .text(story_url(hit.story))
        .markup("\">")
        .say(Text::the_story)
        .markup("</a>");
  }
  out.markup("</p>\n");
}

void write_hit(const SearchRequest& request, const Hit& hit, HtmlWriter& out) {
  out.markup("<li><article class=\"hit\">\n<h2 dir=\"auto\"><a href=\"")
      .text(article_url(hit.id, request.query))
      .markup("\">");
  if (hit.title_segments.empty()) {
    out.text(hit.title.empty() ? hit.id : hit.title);
  } else {
    write_segments(hit.title_segments, out);
  }
  out.markup("</a></h2>\n");
  write_byline(request, hit, out);
  if (!hit.snippet.empty()) {
    out.markup("<p class=\"snippet\" dir=\"auto\">");
    write_segments(hit.snippet, out);
    out.markup("</p>\n");
  }
  write_chips(request, hit, out);
  out.markup("</article></li>\n");
}

void write_page_link(const SearchRequest& request, std::size_t offset, bool next, HtmlWriter& out) {
  SearchRequest other = request;
  other.offset = offset;
  out.markup("<a rel=\"");
  if (next) {
    out.markup("next\" href=\"")
        .text(search_url(other))
        .markup("\">")
        .say(Text::next_page)
        .markup("</a>\n");
  } else {
    out.markup("prev\" href=\"")
        .text(search_url(other))
        .markup("\">")
        .say(Text::previous_page)
        .markup("</a>\n");
  }
}

void write_paging(const SearchRequest& request, const SearchResults& results, HtmlWriter& out) {
  const std::size_t shown = request.fold ? results.total_folded : results.total;
  const std::size_t after = request.offset + request.limit;
  const bool has_next = after < shown && after <= kMaxOffset;
  if (request.offset == 0 && !has_next) return;
  out.markup("<nav class=\"paging\" aria-label=\"").text(text_of(Text::pages)).markup("\">\n");
  if (request.offset > 0) {
    write_page_link(request, request.offset - std::min(request.limit, request.offset), false, out);
  }
  if (!results.hits.empty()) {
    out.markup("<span>")
        .say(results.total_exact ? Text::page_range : Text::page_range_about,
             {{"first", request.offset + 1},
              {"last", request.offset + results.hits.size()},
              {"total", shown}})
        .markup("</span>\n");
  }
  if (has_next) write_page_link(request, after, true, out);
  out.markup("</nav>\n");
}

void write_no_hits(const SearchRequest& request, const SearchResults& results, HtmlWriter& out) {
  if (results.total > 0) {
    SearchRequest first = request;
    first.offset = 0;
    out.markup("<p>")
        .say(Text::nothing_on_this_page)
        .markup(" <a href=\"")
        .text(search_url(first))
        .markup("\">")
        .say(Text::go_to_first_page)
        .markup("</a></p>\n");
    return;
  }
  if (is_blank_query(request.query)) {
    HtmlWriter command;
    command.markup("<code>dateline-index</code>");
    out.markup("<p>").say(Text::empty_archive, {{"command", command}}).markup("</p>\n");
    return;
  }
  HtmlWriter filter;
  filter.markup("<code>place:</code>");
  out.markup("<p>")
      .say(Text::no_hits)
      .markup("</p>\n<ul class=\"advice\">\n<li>")
      .say(Text::advice_fewer)
      .markup("</li>\n<li>")
      .say(Text::advice_spelling)
      .markup("</li>\n<li>")
      .say(Text::advice_quotes, {{"filter", filter}})
      .markup("</li>\n");
  SearchRequest any = request;
  any.match = Match::any;
  any.offset = 0;
  out.markup("<li><a href=\"")
      .text(search_url(any))
      .markup("\">")
      .say(Text::advice_any)
      .markup("</a></li>\n<li><a href=\"/\">")
      .say(Text::advice_browse)
      .markup("</a></li>\n</ul>\n");
}

// Apart from the hits, and not counted among them.
void write_compatible(const SearchRequest& request, const SearchResults& results, HtmlWriter& out) {
  if (!results.compatible || results.compatible->empty()) return;
  out.markup("<section class=\"compatible\" aria-labelledby=\"compatible-title\">\n")
      .markup("<h2 id=\"compatible-title\">")
      .say(Text::roundings)
      .markup("</h2>\n<p class=\"aside\">")
      .say(Text::roundings_count, {{"n", results.compatible_total}})
      .markup("</p>\n<ol class=\"hits\" role=\"list\">\n");
  for (const Hit& hit : *results.compatible) write_hit(request, hit, out);
  out.markup("</ol>\n</section>\n");
}

void write_heading(const SearchRequest& request, HtmlWriter& out) {
  if (!is_blank_query(request.query)) {
    HtmlWriter query;
    query.markup("<q dir=\"auto\">").text(request.query).markup("</q>");
    out.markup("<h1 class=\"title\">").say(Text::results_for, {{"query", query}}).markup("</h1>\n");
  } else {
    out.markup("<h1 class=\"title\">")
        .say(request.sort == Sort::oldest ? Text::oldest_articles : Text::newest_articles)
        .markup("</h1>\n");
  }
}

}  // namespace

std::vector<FacetRequest> page_facets() {
  std::vector<FacetRequest> facets;
  // Places are shown as a tree: more of them, so that it has branches.
  for (const std::string& name : facet_names())
    facets.push_back({name, name == "places" ? kPlacesForTree : kFacetValues});
  return facets;
}

std::string search_page(const SearchRequest& request, const SearchResults& results,
                        const std::vector<FigureTable>& figures) {
  HtmlWriter main;
  main.markup("<div class=\"columns\">\n<div class=\"results\">\n");
  write_heading(request, main);
  write_count(results, main);
  write_notices(request, results, main);
  HtmlWriter facets;
  write_facets(request, results, facets);
  if (!facets.empty()) {
    main.markup("<p class=\"jump\"><a href=\"#filters\">")
        .say(Text::narrow_jump)
        .markup("</a></p>\n");
  }
  write_figures(request, figures, main);
  if (results.hits.empty()) {
    write_no_hits(request, results, main);
  } else {
    main.markup("<ol class=\"hits\" role=\"list\">\n");
    for (const Hit& hit : results.hits) write_hit(request, hit, main);
    main.markup("</ol>\n");
  }
  write_paging(request, results, main);
  write_compatible(request, results, main);
  main.markup("</div>\n").part(facets).markup("</div>\n");
  const bool blank = is_blank_query(request.query);
  return framed(blank ? std::string() : request.query, request, main);
}

}  // namespace dateline::web
