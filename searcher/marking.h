// Which bytes of an article a query matched: its text re-analysed and held against the compiled
// query's mark rules.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
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

// The marks of one text, worked out from its beginning only as far as they are asked for: what a
// snippet shows mostly stands in the first paragraphs.
class Marks {
 public:
  // The article's title or its text under `rules`. All of them must outlive this object.
  static Marks in_title(const Article& article, const query::MarkRules& rules);
  static Marks in_text(const Article& article, const query::MarkRules& rules);
  // These and no others, by position.
  explicit Marks(std::vector<Mark> all);
  ~Marks();
  Marks(Marks&&) noexcept;
  Marks& operator=(Marks&&) noexcept;

  // All marks that begin before byte `end` are in it, by position; they may overlap. Valid until
  // the next call. Linear in the text up to `end`, but for phrases of very common words.
  const std::vector<Mark>& until(std::size_t end);

  // A bit for each unit that may be marked in this text (unit_bit).
  [[nodiscard]] std::uint64_t units() const { return units_; }

 private:
  class Scanner;

  Marks(const Article& article, const query::MarkRules& rules, bool in_title);

  std::unique_ptr<Scanner> scanner_;  // null once everything is known
  std::vector<Mark> known_;
  std::vector<Mark> entities_;  // by falling position: those not yet in known_
  std::uint64_t units_ = 0;
};

// Units from 63 on share a bit.
[[nodiscard]] std::uint64_t unit_bit(std::uint32_t unit);

// All marks of the article's title or text, by position; they may overlap.
[[nodiscard]] std::vector<Mark> title_marks(const Article& article, const query::MarkRules& rules);
[[nodiscard]] std::vector<Mark> text_marks(const Article& article, const query::MarkRules& rules);

// The bytes covered by `marks` as disjoint ascending ranges.
[[nodiscard]] std::vector<ByteRange> covered(const std::vector<Mark>& marks);

// `whole` of `text` cut into marked and unmarked segments; joined, they are the original bytes.
[[nodiscard]] std::vector<Segment> segments(std::string_view text, ByteRange whole,
                                            const std::vector<ByteRange>& marked);

}  // namespace dateline
