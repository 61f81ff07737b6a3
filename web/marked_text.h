// A text with overlapping marks (people, places, numbers, query matches) as properly nested HTML.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/byte_range.h"
#include "searcher/results.h"
#include "web/html.h"

namespace dateline::web {

// In the order of nesting, outermost first.
enum class MarkKind : std::uint8_t { quote, date, organisation, place, person, number, match };

struct Mark {
  ByteRange range;
  MarkKind kind = MarkKind::match;
  std::string id = {};            // of its element, the first where there are several; empty: none
  std::string_view speaker = {};  // of a quote: who speaks; empty: nobody knows
};

class MarkedText {
 public:
  // Marks may overlap and come in any order; what lies outside `text` is cut off, a border inside a
  // character moves to its front. Quotes are disjoint and
  // do not touch. `text` and the speakers' names must outlive
  // this. O(n log n) for n marks.
  MarkedText(std::string_view text, const std::vector<Mark>& marks);

  // Writes the bytes of `range`, cut at all borders, each piece in an element for each kind it lies
  // in.
  void write(ByteRange range, HtmlWriter& out) const;

  MarkedText(const MarkedText&) = delete;
  MarkedText& operator=(const MarkedText&) = delete;

 private:
  struct Piece {
    std::size_t begin = 0;   // it ends where the next begins
    std::uint8_t kinds = 0;  // bits
    const Mark* quote = nullptr;
  };
  // An id, and the border where an element that may carry it opens.
  struct Anchor {
    std::size_t at = 0;
    MarkKind kind = MarkKind::match;
    std::string id;
  };
  friend class OpenElements;

  std::string_view text_;
  std::vector<Anchor> anchors_;  // by place and kind; not of quotes
  std::vector<Mark> quotes_;
  std::vector<Piece> pieces_;  // cover the text
};

// The id of the n-th match in the text, from 0.
[[nodiscard]] std::string match_id(std::size_t index);

// The marks of an article's text and of its title.
[[nodiscard]] std::vector<Mark> text_marks(const ArticleView& view);
[[nodiscard]] std::vector<Mark> title_marks(const ArticleView& view);

// The paragraphs of a text, without the blanks around them: parted by blank lines; or by every line
// end in a text that has no blank line and whose lines are too long to have been wrapped by hand.
[[nodiscard]] std::vector<ByteRange> paragraphs(std::string_view text);

}  // namespace dateline::web
