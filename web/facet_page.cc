#include "web/facet_page.h"

#include <algorithm>

#include "web/facet_links.h"
#include "web/labels.h"
#include "web/page_frame.h"
#include "web/search_parameters.h"

namespace dateline::web {
namespace {

void write_values(const SearchRequest& request, const FacetPage& page, HtmlWriter& out) {
  out.markup("<ul class=\"all-values\">\n");
  for (const FacetValue& value : page.values) {
    out.markup("<li>");
    write_facet_value(request, request.query, facet_value_label(page.name, value.value), value,
                      out);
    out.markup("</li>\n");
  }
  out.markup("</ul>\n");
}

void write_pages(const SearchRequest& request, const FacetPage& page, std::string_view prefix,
                 HtmlWriter& out) {
  const bool has_next = page.offset + page.values.size() < page.total;
  if (page.offset == 0 && !has_next) return;
  out.markup("<nav class=\"paging\" aria-label=\"").text(text_of(Text::pages)).markup("\">\n");
  if (page.offset > 0) {
    out.markup("<a rel=\"prev\" href=\"")
        .text(facet_page_url(request, page.name, prefix,
                             page.offset - std::min(page.offset, page.limit)))
        .markup("\">")
        .say(Text::previous_page)
        .markup("</a>\n");
  }
  out.markup("<span>")
      .say(Text::page_range, {{"first", page.offset + 1},
                              {"last", page.offset + page.values.size()},
                              {"total", page.total}})
      .markup("</span>\n");
  if (has_next) {
    out.markup("<a rel=\"next\" href=\"")
        .text(facet_page_url(request, page.name, prefix, page.offset + page.limit))
        .markup("\">")
        .say(Text::next_page)
        .markup("</a>\n");
  }
  out.markup("</nav>\n");
}

void write_part(const SearchRequest& request, const FacetPage& page, std::string_view prefix,
                HtmlWriter& out) {
  out.markup("<div id=\"values\">\n<p class=\"aside\" role=\"status\">")
      .say(Text::all_values_count, {{"n", page.total}})
      .markup("</p>\n");
  if (page.values.empty()) {
    out.markup("<p>").say(Text::all_values_none).markup("</p>\n");
  } else {
    write_values(request, page, out);
  }
  write_pages(request, page, prefix, out);
  out.markup("</div>\n");
}

void write_hidden(std::string_view name, std::string_view value, HtmlWriter& out) {
  if (value.empty()) return;
  out.markup("<input type=\"hidden\" name=\"")
      .text(name)
      .markup("\" value=\"")
      .text(value)
      .markup("\">\n");
}

}  // namespace

std::string facet_page_url(const SearchRequest& request, std::string_view facet,
                           std::string_view prefix, std::size_t offset) {
  SearchRequest search = request;
  search.offset = 0;
  search.limit = kDefaultLimit;
  std::string parameters = search_url(search).substr(1);
  const auto add = [&](std::string_view name, const std::string& value) {
    parameters += parameters.empty() ? "?" : "&";
    parameters.append(name).append("=").append(value);
  };
  if (!prefix.empty()) add("prefix", percent_encoded(prefix));
  if (offset > 0) add("offset", std::to_string(offset));
  return "/facets/" + percent_encoded(facet) + parameters;
}

std::string facet_page_part(const SearchRequest& request, const FacetPage& page,
                            std::string_view prefix) {
  HtmlWriter out;
  write_part(request, page, prefix, out);
  return out.take();
}

std::string facet_page(const SearchRequest& request, const FacetPage& page,
                       std::string_view prefix) {
  const std::string label = facet_label(page.name);
  HtmlWriter main;
  main.markup("<p class=\"back\"><a href=\"")
      .text(search_url(request))
      .markup("\">")
      .say(Text::back_to_results)
      .markup("</a></p>\n<div class=\"facet-page\">\n<h1 class=\"title\">")
      .text(label)
      .markup("</h1>\n<form class=\"prefix\" action=\"")
      .text(facet_page_url({}, page.name))
      .markup("\" method=\"get\">\n<label for=\"prefix\">")
      .say(Text::all_values_filter)
      .markup(
          "</label>\n<input type=\"search\" id=\"prefix\" name=\"prefix\" dir=\"auto\" "
          "autocomplete=\"off\" value=\"")
      .text(prefix)
      .markup("\">\n");
  write_hidden("q", request.query, main);
  if (request.match != Match::automatic) write_hidden("match", name_of(request.match), main);
  if (request.sort != Sort::relevance) write_hidden("sort", name_of(request.sort), main);
  if (!request.fold) write_hidden("fold", "off", main);
  main.markup("<button type=\"submit\">")
      .say(Text::all_values_apply)
      .markup("</button>\n</form>\n");
  write_part(request, page, prefix, main);
  main.markup("</div>\n");
  return framed(PageKind::other, label, request, main);
}

}  // namespace dateline::web
