#include "web/results_head.h"

#include <array>

#include "web/facet_links.h"
#include "web/notice_texts.h"
#include "web/page_search.h"

namespace dateline::web {
namespace {

void write_heading(const PageSearch& request, HtmlWriter& out) {
  out.markup("<h1 class=\"title\">");
  if (is_blank_query(request.query)) {
    out.say(request.sort == Sort::oldest ? Text::oldest_articles : Text::newest_articles);
  } else {
    HtmlWriter query;
    query.markup("<q dir=\"auto\">").text(request.query).markup("</q>");
    out.say(Text::results_for, {{"query", query}});
  }
  out.markup("</h1>\n");
}

// "12 articles, 11 without near-copies."
void write_count(const SearchResults& results, HtmlWriter& out) {
  out.markup("<p class=\"count-line\" id=\"count\">")
      .say(results.total_exact ? Text::count_articles : Text::count_about_articles,
           {{"n", results.total}});
  if (results.total_folded < results.total) {
    out.say(Text::list_separator).say(Text::count_folded, {{"n", results.total_folded}});
  }
  if (results.partial) out.markup(" ").say(Text::ran_out_of_time);
  out.markup("</p>\n");
}

// One of several ways to have the same search.
void write_way(const PageSearch& way, Text label, bool current, HtmlWriter& out) {
  out.markup("<a href=\"").text(page_url(way)).markup("\"");
  if (current) out.markup(" aria-current=\"true\"");
  out.markup(">").say(label).markup("</a> ");
}

void write_order(const PageSearch& request, HtmlWriter& out) {
  out.markup("<nav class=\"ways order\" aria-label=\"")
      .text(text_of(Text::order_label))
      .markup("\">\n");
  using Choice = std::pair<Sort, Text>;
  for (const auto& [sort, label] :
       {Choice{Sort::relevance, Text::order_relevance}, Choice{Sort::newest, Text::order_newest},
        Choice{Sort::oldest, Text::order_oldest}}) {
    // Without words nothing matches better than another: the newest come first.
    const bool blank = is_blank_query(request.query);
    if (blank && sort == Sort::relevance) continue;
    PageSearch way = request;
    way.sort = blank && sort == Sort::newest ? Sort::relevance : sort;
    way.offset = 0;
    const bool newest = blank && sort == Sort::newest && request.sort != Sort::oldest;
    write_way(way, label, newest || sort == request.sort, out);
  }
  out.markup("</nav>\n");
}

void write_options(const PageSearch& request, HtmlWriter& out) {
  const bool changed = request.match != Match::automatic || !request.fold;
  out.markup("<details class=\"options\"");
  if (changed) out.markup(" open");
  out.markup("><summary>")
      .say(Text::options)
      .markup("</summary>\n<div class=\"options-body\">\n<p class=\"ways\"><span>")
      .say(Text::match_label)
      .markup("</span> ");
  using Choice = std::pair<Match, Text>;
  for (const auto& [match, label] :
       {Choice{Match::automatic, Text::match_auto}, Choice{Match::all, Text::match_all},
        Choice{Match::any, Text::match_any}}) {
    PageSearch way = request;
    way.match = match;
    way.offset = 0;
    write_way(way, label, match == request.match, out);
  }
  out.markup("</p>\n<p class=\"ways\"><span>").say(Text::fold_label).markup("</span> ");
  for (const bool fold : {true, false}) {
    PageSearch way = request;
    way.fold = fold;
    way.offset = 0;
    write_way(way, fold ? Text::fold_on : Text::fold_off, fold == request.fold, out);
  }
  out.markup("</p>\n</div></details>\n");
}

void write_suggestion(const PageSearch& request, const SearchResults& results, HtmlWriter& out) {
  if (!results.suggestion) return;
  HtmlWriter link;
  link.markup("<a dir=\"auto\" href=\"")
      .text(url_with_query(request, *results.suggestion))
      .markup("\">")
      .text(*results.suggestion)
      .markup("</a>");
  out.markup("<p class=\"suggestion\">")
      .say(Text::did_you_mean, {{"query", link}})
      .markup("</p>\n");
}

// On a narrow screen filters and pictures are not beside the hits.
void write_jumps(const SearchResults& results, HtmlWriter& out) {
  std::size_t chosen = 0;
  for (const Facet& facet : results.facets) {
    for (const FacetValue& value : facet.values) {
      if (value.selected || value.excluded) ++chosen;
    }
  }
  out.markup("<p class=\"jumps\"><a class=\"open-filters\" href=\"#filters\">").say(Text::filters);
  if (chosen > 0) {
    out.markup(" <span class=\"badge\"><span aria-hidden=\"true\">")
        .number(chosen)
        .markup("</span><span class=\"hidden\">")
        .say(Text::filters_chosen, {{"n", chosen}})
        .markup("</span></span>");
  }
  out.markup("</a> <a class=\"to-pictures\" href=\"#pictures\">")
      .say(Text::timeline_and_figures)
      .markup("</a></p>\n");
}

}  // namespace

bool is_blank_query(std::string_view query) {
  return query.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

void write_results_head(const PageSearch& request, const SearchResults& results, HtmlWriter& out) {
  // The window's title, for scripts.
  out.markup("<div class=\"head\" id=\"head\" data-title=\"")
      .text(is_blank_query(request.query) ? std::string(text_of(Text::site_name))
                                          : filled(Text::page_title, {{"title", request.query}}))
      .markup("\">\n<div class=\"head-line\">\n");
  write_heading(request, out);
  write_count(results, out);
  out.markup("</div>\n<div class=\"tools\">\n");
  write_jumps(results, out);
  write_order(request, out);
  write_options(request, out);
  out.markup("</div>\n");
  write_chosen_values(request, results, out);
  out.markup("</div>\n");
}

void write_notices(const PageSearch& request, const SearchResults& results, HtmlWriter& out) {
  write_suggestion(request, results, out);
  if (!results.notices.empty()) {
    out.markup("<ul class=\"notices\">\n");
    for (const Notice& notice : results.notices) {
      out.markup("<li>");
      write_notice(notice, out);
      out.markup("</li>\n");
    }
    out.markup("</ul>\n");
  }
  if (!is_blank_query(results.interpreted) && results.interpreted != request.query) {
    HtmlWriter query;
    query.markup("<code dir=\"auto\">").text(results.interpreted).markup("</code>");
    out.markup("<p class=\"aside\">").say(Text::searched_for, {{"query", query}}).markup("</p>\n");
  }
}

void write_no_hits(const PageSearch& request, const SearchResults& results, HtmlWriter& out) {
  if (results.total > 0) {
    PageSearch first = request;
    first.offset = 0;
    out.markup("<p>")
        .say(Text::nothing_on_this_page)
        .markup(" <a href=\"")
        .text(page_url(first))
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
  PageSearch any = request;
  any.match = Match::any;
  any.offset = 0;
  out.markup("<p>")
      .say(Text::no_hits)
      .markup("</p>\n<ul class=\"advice\">\n<li>")
      .say(Text::advice_fewer)
      .markup("</li>\n<li>")
      .say(Text::advice_spelling)
      .markup("</li>\n<li>")
      .say(Text::advice_quotes, {{"filter", filter}})
      .markup("</li>\n<li><a href=\"")
      .text(page_url(any))
      .markup("\">")
      .say(Text::advice_any)
      .markup("</a></li>\n<li><a href=\"/\">")
      .say(Text::advice_browse)
      .markup("</a></li>\n</ul>\n");
}

}  // namespace dateline::web
