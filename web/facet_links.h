// Links that narrow a search by one value, and that take a value back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "searcher/results.h"
#include "web/html.h"
#include "web/page_search.h"

namespace dateline::web {

// One value with its count, as a link that narrows, or takes back what the query has chosen, and
// one that excludes. `interpreted`: the query as understood, where a filter may be spelled
// otherwise than as typed.
void write_facet_value(const PageSearch& request, std::string_view interpreted,
                       const std::string& label, const FacetValue& value, HtmlWriter& out);

// What the query has chosen or excluded, in all facets, each with a way back; nothing where it has
// nothing.
void write_chosen_values(const PageSearch& request, const SearchResults& results, HtmlWriter& out);

enum class ChipKind : std::uint8_t { person, place, organisation, number };

// A small link labelled `label` that narrows `request` by `filter`; where it is narrowed by that
// already, one that takes it back. A list item.
void write_chip(const PageSearch& request, ChipKind kind, std::string_view label,
                std::string_view filter, HtmlWriter& out);

}  // namespace dateline::web
