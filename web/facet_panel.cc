#include "web/facet_panel.h"

#include <algorithm>

#include "web/facet_tree.h"
#include "web/labels.h"
#include "web/query_filters.h"
#include "web/search_parameters.h"

namespace dateline::web {
namespace {

// Of the places, so that the panel stays short.
constexpr std::size_t kTreeRoots = 6;
constexpr std::size_t kTreeChildren = 4;

std::string url_for(const SearchRequest& request, std::string query) {
  SearchRequest changed = request;
  changed.query = std::move(query);
  changed.offset = 0;
  return search_url(changed);
}

// The query without `filter`: as typed, or where the filter is spelled otherwise there, as
// understood.
std::optional<std::string> taken_back(const SearchRequest& request, const SearchResults& results,
                                      const std::string& filter) {
  auto rest = without_filter(request.query, filter);
  return rest ? rest : without_filter(results.interpreted, filter);
}

// A value that the query has chosen: a way back.
void write_chosen(const SearchRequest& request, const SearchResults& results,
                  const std::string& label, const FacetValue& value, HtmlWriter& out) {
  const std::string kind = value.excluded ? "excluded" : "selected";
  const auto rest =
      taken_back(request, results, value.excluded ? "-" + value.filter : value.filter);
  if (!rest) {
    out.markup("<span class=\"")
        .text(kind)
        .markup("\" dir=\"auto\">")
        .text(label)
        .markup("</span>");
    return;
  }
  out.markup("<a class=\"")
      .text(kind)
      .markup("\" href=\"")
      .text(url_for(request, *rest))
      .markup("\"><span dir=\"auto\">")
      .text(label)
      .markup("</span><span class=\"hidden\"> ")
      .say(value.excluded ? Text::excluded_take_back : Text::selected_remove)
      .markup("</span><span class=\"cross\" aria-hidden=\"true\">×</span></a>");
}

void write_exclude(const SearchRequest& request, const std::string& label, const FacetValue& value,
                   HtmlWriter& out) {
  if (value.exclude.empty() || value.excluded) return;
  out.markup(" <a class=\"exclude\" href=\"")
      .text(url_for(request, with_filter(request.query, value.exclude)))
      .markup("\"><span aria-hidden=\"true\">−</span><span class=\"hidden\">")
      .say(Text::without, {{"value", label}})
      .markup("</span></a>");
}

void write_value(const SearchRequest& request, const SearchResults& results,
                 const std::string& label, const FacetValue& value, HtmlWriter& out) {
  out.markup("<div class=\"value\">");
  if (value.selected || value.excluded) {
    write_chosen(request, results, label, value, out);
  } else {
    out.markup("<a href=\"")
        .text(url_for(request, with_filter(request.query, value.filter)))
        .markup("\" dir=\"auto\">")
        .text(label)
        .markup("</a>");
  }
  out.markup(" <span class=\"count\">").number(value.count);
  if (value.margin > 0) out.markup(" ±").number(value.margin);
  out.markup("</span>");
  write_exclude(request, label, value, out);
  out.markup("</div>");
}

void write_tree(const SearchRequest& request, const SearchResults& results,
                const std::vector<FacetNode>& nodes, bool below, HtmlWriter& out) {
  out.markup("<ul>\n");
  for (const FacetNode& node : nodes) {
    out.markup("<li>");
    write_value(request, results, below ? name_within(*node.value) : node.value->value, *node.value,
                out);
    if (!node.children.empty()) write_tree(request, results, node.children, true, out);
    out.markup("</li>\n");
  }
  out.markup("</ul>\n");
}

void write_list(const SearchRequest& request, const SearchResults& results, const Facet& facet,
                HtmlWriter& out) {
  out.markup("<ul>\n");
  for (const FacetValue& value : facet.values) {
    out.markup("<li>");
    write_value(request, results, facet_value_label(facet.name, value.value), value, out);
    out.markup("</li>\n");
  }
  out.markup("</ul>\n");
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
      .markup("</h3>\n");
  if (facet.name == "places") {
    write_tree(request, results, facet_tree(facet.values, kTreeRoots, kTreeChildren), false, out);
  } else {
    write_list(request, results, facet, out);
  }
  out.markup("</section>\n");
}

}  // namespace

void write_facets(const SearchRequest& request, const SearchResults& results, HtmlWriter& out) {
  const bool any = std::any_of(results.facets.begin(), results.facets.end(),
                               [](const Facet& facet) { return !facet.values.empty(); });
  if (!any) return;
  out.markup(
         "<nav class=\"facets\" id=\"filters\" aria-labelledby=\"filters-title\">\n"
         "<h2 id=\"filters-title\">")
      .say(Text::narrow_by)
      .markup("</h2>\n");
  if (!results.facets_exact)
    out.markup("<p class=\"aside\">").say(Text::counts_are_estimates).markup("</p>\n");
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
