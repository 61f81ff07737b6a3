#include "web/facet_panel.h"

#include <algorithm>

#include "web/labels.h"
#include "web/query_filters.h"
#include "web/search_parameters.h"

namespace dateline::web {
namespace {

std::string url_for(const SearchRequest& request, std::string query) {
  SearchRequest changed = request;
  changed.query = std::move(query);
  changed.offset = 0;
  return search_url(changed);
}

void write_selected(const SearchRequest& request, const SearchResults& results,
                    const std::string& label, const FacetValue& value, HtmlWriter& out) {
  auto rest = without_filter(request.query, value.filter);
  // Spelled otherwise than the facet does: the query as understood may have it.
  if (!rest) rest = without_filter(results.interpreted, value.filter);
  if (!rest) {
    out.markup("<span class=\"selected\">").text(label).markup("</span>");
    return;
  }
  out.markup("<a class=\"selected\" href=\"")
      .text(url_for(request, *rest))
      .markup("\"><span dir=\"auto\">")
      .text(label)
      .markup("</span><span class=\"hidden\"> (selected: remove)</span>")
      .markup("<span class=\"cross\" aria-hidden=\"true\">×</span></a>");
}

void write_value(const SearchRequest& request, const SearchResults& results, const Facet& facet,
                 const FacetValue& value, HtmlWriter& out) {
  const std::string label = facet_value_label(facet.name, value.value);
  out.markup("<li>");
  if (value.selected) {
    write_selected(request, results, label, value, out);
  } else {
    out.markup("<a href=\"")
        .text(url_for(request, with_filter(request.query, value.filter)))
        .markup("\" dir=\"auto\">")
        .text(label)
        .markup("</a>");
  }
  out.markup(" <span class=\"count\">").number(value.count).markup("</span></li>\n");
}

void write_facet(const SearchRequest& request, const SearchResults& results, const Facet& facet,
                 HtmlWriter& out) {
  out.markup("<section class=\"facet facet-")
      .text(facet.name)
      .markup("\" aria-labelledby=\"facet-")
      .text(facet.name)
      .markup("\">\n<h3 id=\"facet-")
      .text(facet.name)
      .markup("\">")
      .text(facet_label(facet.name))
      .markup("</h3>\n<ul>\n");
  for (const FacetValue& value : facet.values) write_value(request, results, facet, value, out);
  out.markup("</ul>\n</section>\n");
}

}  // namespace

void write_facets(const SearchRequest& request, const SearchResults& results, HtmlWriter& out) {
  const bool any = std::any_of(results.facets.begin(), results.facets.end(),
                               [](const Facet& facet) { return !facet.values.empty(); });
  if (!any) return;
  out.markup(
      "<nav class=\"facets\" id=\"filters\" aria-labelledby=\"filters-title\">\n"
      "<h2 id=\"filters-title\">Narrow by</h2>\n");
  if (!results.facets_exact) out.markup("<p class=\"aside\">Counts are estimates.</p>\n");
  for (const Facet& facet : results.facets) {
    if (!facet.values.empty()) write_facet(request, results, facet, out);
  }
  out.markup("</nav>\n");
}

void write_chip(const SearchRequest& request, ChipKind kind, std::string_view label,
                std::string_view filter, HtmlWriter& out) {
  out.markup("<li><a class=\"chip ");
  switch (kind) {
    case ChipKind::person:
      out.markup("person");
      break;
    case ChipKind::place:
      out.markup("place");
      break;
    case ChipKind::organisation:
      out.markup("organisation");
      break;
    case ChipKind::number:
      out.markup("number");
      break;
  }
  out.markup("\" dir=\"auto\" href=\"")
      .text(url_for(request, with_filter(request.query, filter)))
      .markup("\">")
      .text(label)
      .markup("</a></li>\n");
}

}  // namespace dateline::web
