// What each number of an article counts: of what, what happened to them, when and where. Without
// this two figures cannot be told to be about one thing.
#pragma once

#include <string>
#include <vector>

#include "core/schema/article.h"
#include "searcher/figures/lexicon.h"
#include "searcher/figures/scope.h"

namespace dateline::figures {

// With which other figures one may stand in a table.
enum class Fellows : std::uint8_t {
  like,   // all of the same subject, event and scope, whatever their value
  equal,  // only those of the same value: too little is known
  none,
};

struct Reading {
  std::size_t number = 0;  // of Article::found.numbers
  Subject subject;
  Event event = Event::none;
  Scope scope;
  Bound bound = Bound::exact;  // the number's own, or what its verb says ("passed 1,000")
  bool denied = false;         // "27 and not [31]"
  Fellows fellows = Fellows::equal;
  ByteRange sentence;
};

// In the text's order; ordinals, ages, shares of a whole and vague numbers ("dozens") are left out.
// English alone: empty for another language. Linear in the text.
[[nodiscard]] std::vector<Reading> readings_of(const Article& article);

}  // namespace dateline::figures
