// Facets as links that narrow a search, and widen it again.
#pragma once

#include "searcher/results.h"
#include "web/html.h"

namespace dateline::web {

// The side column; nothing when there is no facet value.
void write_facets(const SearchRequest& request, const SearchResults& results, HtmlWriter& out);

// A small link labelled `label` that narrows `request` by `filter`; by_kind is one of person,
// place, number, ....
enum class ChipKind { person, place, organisation, number };
void write_chip(const SearchRequest& request, ChipKind kind, std::string_view label,
                std::string_view filter, HtmlWriter& out);

}  // namespace dateline::web
