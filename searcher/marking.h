// Which bytes of an article a query matched: its text re-analysed and held against the compiled
// query's mark rules.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/byte_range.h"
#include "core/schema/article.h"
#include "searcher/query/mark_rules.h"
#include "searcher/results.h"

namespace dateline {

// A matched place; `unit` is the part of the query it stands for.
struct Mark {
  ByteRange range;
  std::uint32_t unit = 0;
};

// Marks in the article's title or text, by position; they may overlap. Linear in the text but for
// phrases of very common words.
[[nodiscard]] std::vector<Mark> title_marks(const Article& article, const query::MarkRules& rules);
[[nodiscard]] std::vector<Mark> text_marks(const Article& article, const query::MarkRules& rules);

// The bytes covered by `marks` as disjoint ascending ranges.
[[nodiscard]] std::vector<ByteRange> covered(const std::vector<Mark>& marks);

// `whole` of `text` cut into marked and unmarked segments; joined, they are the original bytes.
[[nodiscard]] std::vector<Segment> segments(std::string_view text, ByteRange whole,
                                            const std::vector<ByteRange>& marked);

}  // namespace dateline
