// An article given as one JSON object.
#pragma once

#include <string>

#include "indexer/sources/source.h"

namespace dateline {

// The fields as given, aliases resolved (a field's own name goes before its aliases), numbers as
// ids made strings, null as absent, unknown fields ignored whatever they hold. Refused: what is no
// JSON object, nests deeper than 64, or gives a known field another type. Malformed UTF-8 and lone
// surrogate escapes become U+FFFD. Memory: what the known fields hold.
[[nodiscard]] ReadArticle parse_json_article(std::string json);

}  // namespace dateline
