// How a reader is told dates, languages and facets.
#pragma once

#include <string>
#include <string_view>

#include "web/html.h"

namespace dateline::web {

// "25 November 2021" for "2021-11-25" or a date with a time; "November 2021"; "2021". Anything else
// as it is.
[[nodiscard]] std::string date_label(std::string_view iso);
// The same as a <time> element.
void write_date(std::string_view iso, HtmlWriter& out);

// "French" for "fr"; a code nobody knows as it is.
[[nodiscard]] std::string language_label(std::string_view code);

// "People" for "people".
[[nodiscard]] std::string facet_label(std::string_view name);

// What a reader sees for one value of a facet: of dates also "from May 1998" for "1998-05-01..",
// "until 1998" for "..1998-12-31".
[[nodiscard]] std::string facet_value_label(std::string_view facet, std::string_view value);

// Whether `code` can stand in a lang attribute: letters, digits and hyphens, 2 to 35 of them.
[[nodiscard]] bool is_language_code(std::string_view code);

}  // namespace dateline::web
