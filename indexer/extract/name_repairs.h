// What a careful reader would not let pass of the model's names: a few rules over whole texts.
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/extract/name_tokens.h"
#include "indexer/extract/tagger.h"

namespace dateline {

// Words [begin, end) are a name.
struct WordSpan {
  NameKind kind = NameKind::person;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Drops, splits and re-labels names of `tokens`' text: "Iraqi Kurd" is no person, "Paris said" not
// one either unless the article has a person of that name; "Morgan Stanley" and "Johnson & Johnson"
// are companies; "Reading is fun" names no town; "the Channel" is decided by places.h; "Ministry of
// Defence and Kent Police" are two. The state in "Paris, TX" only says which Paris. Listed
// organisations of several words are added. Spans stay ascending and disjoint. Linear time.
void repair_names(const NameTokens& tokens, std::vector<WordSpan>& spans);

}  // namespace dateline
