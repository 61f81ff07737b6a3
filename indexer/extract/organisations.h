// Organisations inside one article.
#pragma once

#include <vector>

#include "core/schema/article.h"
#include "indexer/extract/people.h"

namespace dateline {

// The article's organisations in the order of their first mention; spellings with one key are one,
// and an acronym introduced in brackets after a whole name ("Special Reconnaissance Regiment
// (SRR)") is that name's.
[[nodiscard]] std::vector<NamedEntity> resolve_organisations(const TaggedText& title,
                                                             const TaggedText& text);

}  // namespace dateline
