// A query in the making, cut where completion sets in: what stands already, and the word being
// typed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct TypedQuery {
  enum class What : std::uint8_t {
    anything,       // words, names and titles
    words,          // in a phrase, after = or title:
    people,         // after person:
    places,         // after place:
    organisations,  // after org:
    nothing         // after a field that is not completed
  };
  What what = What::anything;
  std::string head;     // stands as it is
  std::string tail;     // the word being typed; in a quoted name all of it; empty after a blank
  std::string closing;  // to be put after a word: a quotation mark that is still open
  // Of the head's end, the plain words that the tail may go on (at most kMaxBefore): where each
  // begins in `head`.
  static constexpr std::size_t kMaxBefore = 3;
  std::vector<std::size_t> before;
};

// Never fails. Linear time.
[[nodiscard]] TypedQuery typed_query(std::string_view text);

}  // namespace dateline
