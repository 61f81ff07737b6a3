// What a page says of its article in JSON-LD (schema.org).
#pragma once

#include <string_view>

#include "core/schema/article.h"

namespace dateline {

// Fills the fields of `article` that are still empty from a script's JSON: the first object, at any
// depth of arrays and "@graph", whose "@type" is an article of some kind ("NewsArticle",
// "BlogPosting", ...). Broken JSON and other types change nothing. Entities in its strings
// ("&amp;") are resolved. `article.text` gets "articleBody".
void read_json_ld(std::string_view json, Article& article);

}  // namespace dateline
