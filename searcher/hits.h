// An article found, cut down to what a list of results shows of it.
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "searcher/query/mark_rules.h"
#include "searcher/results.h"

namespace dateline {

// The hit for a stored article (article_codec.h), of which no more is read than it shows; `rules`
// say what is marked in it. Error io for a damaged one.
[[nodiscard]] Result<Hit> make_hit(std::string_view stored, double score,
                                   const query::MarkRules& rules);

// Its id and score alone.
[[nodiscard]] Result<Hit> make_bare_hit(std::string_view stored, double score);

}  // namespace dateline
