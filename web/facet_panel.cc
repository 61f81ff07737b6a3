#include "web/facet_panel.h"

#include <algorithm>
#include <array>

#include "web/facet_links.h"
#include "web/facet_page.h"
#include "web/facet_tree.h"
#include "web/labels.h"

namespace dateline::web {
namespace {

constexpr std::size_t kFacetValues = 8;
constexpr std::size_t kPlacesForTree = 40;
// Of the places, so that the panel stays short.
constexpr std::size_t kTreeRoots = 6;
constexpr std::size_t kTreeChildren = 4;

bool is_chosen(const FacetValue& value) { return value.selected || value.excluded; }

void write_tree(const PageSearch& request, const SearchResults& results,
                const std::vector<FacetNode>& nodes, bool below, HtmlWriter& out) {
  out.markup("<ul>\n");
  for (const FacetNode& node : nodes) {
    out.markup("<li>");
    write_facet_value(request, results.interpreted,
                      below ? name_within(*node.value) : node.value->value, *node.value, out);
    if (!node.children.empty()) write_tree(request, results, node.children, true, out);
    out.markup("</li>\n");
  }
  out.markup("</ul>\n");
}

void write_list(const PageSearch& request, const SearchResults& results, const Facet& facet,
                HtmlWriter& out) {
  std::vector<FacetValue> values = facet.values;
  std::stable_partition(values.begin(), values.end(), is_chosen);
  out.markup("<ul>\n");
  for (const FacetValue& value : values) {
    out.markup("<li>");
    write_facet_value(request, results.interpreted, facet_value_label(facet.name, value.value),
                      value, out);
    out.markup("</li>\n");
  }
  out.markup("</ul>\n");
}

// Where there may be more values than are shown.
void write_more(const PageSearch& request, const Facet& facet, HtmlWriter& out) {
  if (facet.values.size() < kFacetValues) return;
  out.markup("<a class=\"more\" href=\"")
      .text(facet_page_url(request, facet.name))
      .markup("\"><span aria-hidden=\"true\">")
      .say(Text::more_values)
      .markup("</span><span class=\"hidden\">")
      .say(Text::more_values_of, {{"facet", facet_label(facet.name)}})
      .markup("</span></a>\n");
}

void write_facet(const PageSearch& request, const SearchResults& results, const Facet& facet,
                 HtmlWriter& out) {
  out.markup("<section class=\"facet\" aria-labelledby=\"facet-")
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
  write_more(request, facet, out);
  out.markup("</section>\n");
}

}  // namespace

std::vector<FacetRequest> page_facets() {
  std::vector<FacetRequest> facets;
  for (const std::string& name : facet_names()) {
    // Ranges cost more than all others together, and nobody looks for them first.
    if (name == "number_ranges") continue;
    // Places are shown as a tree: more of them, so that it has branches.
    facets.push_back({name, name == "places" ? kPlacesForTree : kFacetValues});
  }
  return facets;
}

void write_facets(const PageSearch& request, const SearchResults& results, HtmlWriter& out) {
  out.markup(
         "<nav class=\"facets\" id=\"filters\" tabindex=\"-1\" aria-labelledby=\"filters-title\">\n"
         "<div class=\"sheet-head\"><h2 id=\"filters-title\">")
      .say(Text::narrow_by)
      .markup("</h2> <a class=\"done\" href=\"#results\">")
      .say(Text::filters_done)
      .markup("</a></div>\n");
  if (!results.facets_exact)
    out.markup("<p class=\"aside\">").say(Text::counts_are_estimates).markup("</p>\n");
  for (const Facet& facet : results.facets) {
    if (!facet.values.empty()) write_facet(request, results, facet, out);
  }
  out.markup("</nav>\n");
}

}  // namespace dateline::web
