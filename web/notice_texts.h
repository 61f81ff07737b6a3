// What a notice says to a reader, in the page's language.
#pragma once

#include "searcher/results.h"
#include "web/html.h"

namespace dateline::web {

// A sentence or two, by the notice's code; the searcher's own message for a code without a text.
void write_notice(const Notice& notice, HtmlWriter& out);

}  // namespace dateline::web
