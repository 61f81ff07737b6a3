#include "web/facet_page.h"

#include <algorithm>

#include "web/facet_links.h"
#include "web/labels.h"
#include "web/page_frame.h"
#include "web/page_search.h"

namespace dateline::web {
namespace {

// The search, with its own offset under another name: here `offset` is of the values.
Parameters parameters_of(const PageSearch& search) {
  Parameters parameters = address_parameters(search);
  for (auto& [name, value] : parameters) {
    if (name == "offset") name = kSearchOffset;
  }
  return parameters;
}

void write_values(const PageSearch& request, const FacetPage& page, HtmlWriter& out) {
  out.markup("<ul class=\"all-values\">\n");
  for (const FacetValue& value : page.values) {
    out.markup("<li>");
    write_facet_value(request, request.query, facet_value_label(page.name, value.value), value,
                      out);
    out.markup("</li>\n");
  }
  out.markup("</ul>\n");
}

void write_pages(const PageSearch& request, const FacetPage& page, std::string_view prefix,
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

void write_part(const PageSearch& request, const FacetPage& page, std::string_view prefix,
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

}  // namespace

std::string facet_page_url(const PageSearch& request, std::string_view facet,
                           std::string_view prefix, std::size_t offset) {
  Parameters parameters = parameters_of(request);
  if (!prefix.empty()) parameters.emplace_back("prefix", prefix);
  if (offset > 0) parameters.emplace_back("offset", std::to_string(offset));
  return "/facets/" + percent_encoded(facet) + query_string(parameters);
}

std::string facet_page_part(const PageSearch& request, const FacetPage& page,
                            std::string_view prefix) {
  HtmlWriter out;
  write_part(request, page, prefix, out);
  return out.take();
}

std::string facet_page(const PageSearch& request, const FacetPage& page, std::string_view prefix) {
  const std::string label = facet_label(page.name);
  HtmlWriter main;
  write_way_back(request, main);
  main.markup("<div class=\"facet-page\">\n<h1 class=\"title\">")
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
  for (const auto& [name, value] : parameters_of(request)) write_hidden_field(name, value, main);
  main.markup("<button type=\"submit\">")
      .say(Text::all_values_apply)
      .markup("</button>\n</form>\n");
  write_part(request, page, prefix, main);
  main.markup("</div>\n");
  return framed(PageKind::other, label, request, main);
}

}  // namespace dateline::web
