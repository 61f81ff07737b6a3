#include "web/facet_links.h"

#include <optional>

#include "web/labels.h"
#include "web/page_search.h"
#include "web/query_filters.h"

namespace dateline::web {
namespace {

// The query without what `value` put into it: as typed, or where that is spelled otherwise, as
// understood.
std::optional<std::string> taken_back(const PageSearch& request, std::string_view interpreted,
                                      const FacetValue& value) {
  const std::string filter = value.excluded ? "-" + value.filter : value.filter;
  auto rest = without_filter(request.query, filter);
  return rest ? rest : without_filter(interpreted, filter);
}

void write_chosen(const PageSearch& request, std::string_view interpreted, const std::string& label,
                  const FacetValue& value, HtmlWriter& out) {
  const std::string kind = value.excluded ? "excluded" : "selected";
  const auto rest = taken_back(request, interpreted, value);
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
      .text(url_with_query(request, *rest))
      .markup("\"><bdi>")
      .text(label)
      .markup("</bdi><span class=\"hidden\"> ")
      .say(value.excluded ? Text::excluded_take_back : Text::selected_remove)
      .markup("</span><span class=\"cross\" aria-hidden=\"true\">×</span></a>");
}

void write_exclude(const PageSearch& request, const std::string& label, const FacetValue& value,
                   HtmlWriter& out) {
  if (value.exclude.empty() || value.excluded) return;
  out.markup("<a class=\"exclude\" href=\"")
      .text(url_with_query(request, with_filter(request.query, value.exclude)))
      .markup("\"><span aria-hidden=\"true\">−</span><span class=\"hidden\">")
      .say(Text::without, {{"value", label}})
      .markup("</span></a>");
}

void write_chip_class(ChipKind kind, HtmlWriter& out) {
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
}

void write_chosen_chip(const PageSearch& request, const SearchResults& results, const Facet& facet,
                       const FacetValue& value, HtmlWriter& out) {
  const auto rest = taken_back(request, results.interpreted, value);
  if (!rest) return;
  const std::string label = facet_value_label(facet.name, value.value);
  out.markup("<li><a class=\"chip chosen")
      .text(value.excluded ? " excluded" : "")
      .markup("\" href=\"")
      .text(url_with_query(request, *rest))
      .markup("\"><span class=\"hidden\">")
      .say(value.excluded ? Text::take_back_filter : Text::remove_filter, {{"value", label}})
      .markup("</span><span aria-hidden=\"true\"><bdi>")
      .text(label)
      .markup("</bdi> <span class=\"cross\">×</span></span></a></li>\n");
}

}  // namespace

void write_facet_value(const PageSearch& request, std::string_view interpreted,
                       const std::string& label, const FacetValue& value, HtmlWriter& out) {
  out.markup("<div class=\"value\">");
  if (value.selected || value.excluded) {
    write_chosen(request, interpreted, label, value, out);
  } else {
    out.markup("<a href=\"")
        .text(url_with_query(request, with_filter(request.query, value.filter)))
        .markup("\" dir=\"auto\">")
        .text(label)
        .markup("</a>");
  }
  out.markup("<span class=\"count\">").number(value.count);
  if (value.margin > 0) out.markup(" ±").number(value.margin);
  out.markup("</span>");
  write_exclude(request, label, value, out);
  out.markup("</div>");
}

void write_chosen_values(const PageSearch& request, const SearchResults& results, HtmlWriter& out) {
  HtmlWriter chips;
  for (const Facet& facet : results.facets) {
    for (const FacetValue& value : facet.values) {
      if (value.selected || value.excluded) {
        write_chosen_chip(request, results, facet, value, chips);
      }
    }
  }
  if (chips.empty()) return;
  out.markup("<ul class=\"chips chosen-values\" aria-label=\"")
      .text(text_of(Text::chosen_filters))
      .markup("\">\n")
      .part(chips)
      .markup("</ul>\n");
}

void write_chip(const PageSearch& request, ChipKind kind, std::string_view label,
                std::string_view filter, HtmlWriter& out) {
  const auto rest = without_filter(request.query, filter);
  out.markup("<li><a class=\"chip ");
  write_chip_class(kind, out);
  if (rest) out.markup(" chosen");
  out.markup("\" dir=\"auto\" href=\"")
      .text(url_with_query(request, rest ? *rest : with_filter(request.query, filter)))
      .markup("\">")
      .text(label);
  if (rest) {
    out.markup("<span class=\"hidden\"> ")
        .say(Text::selected_remove)
        .markup("</span> <span class=\"cross\" aria-hidden=\"true\">×</span>");
  }
  out.markup("</a></li>\n");
}

}  // namespace dateline::web
