// The contract's enriched article, as one JSON object: what --extract prints and GET
// /api/v1/articles/{id} answers.
#pragma once

#include <string>
#include <string_view>

#include "core/schema/article.h"

namespace dateline {

// One line, no trailing newline. Unknown values are null. Invalid UTF-8 is replaced, never an
// error.
[[nodiscard]] std::string enriched_json(const Article& article);

// The same of an article in an index, with "story": the id of its story, null where it is empty.
[[nodiscard]] std::string enriched_json(const Article& article, std::string_view story);

}  // namespace dateline
