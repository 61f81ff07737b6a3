// Filters in the text of a query: put in by a click on a facet, taken out by another.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::web {

// `query` narrowed by `filter` (person:"Boris Johnson"); the query itself when it holds it already.
// Whatever is left open in the query (a quote, a bracket, a trailing OR) does not swallow the
// filter.
[[nodiscard]] std::string with_filter(std::string_view query, std::string_view filter);

// `query` without that filter, wherever it stands by itself between blanks, outside quotes and
// brackets, in whatever ASCII case; nothing when it stands nowhere so.
[[nodiscard]] std::optional<std::string> without_filter(std::string_view query,
                                                        std::string_view filter);

// `query` without those of its pieces that `dropped` says true of, each between blanks, outside
// quotes and brackets, and bound to no other by an operator.
[[nodiscard]] std::string without_pieces(std::string_view query,
                                         const std::function<bool(std::string_view)>& dropped);

// "words" as a phrase of the query language; quotes within are taken out.
[[nodiscard]] std::string phrase(std::string_view words);

}  // namespace dateline::web
