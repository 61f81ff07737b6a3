// Names in headlines, where capitals mean little.
#pragma once

#include "indexer/extract/people.h"

namespace dateline {

// Whether a headline is in Title Case or CAPITALS.
[[nodiscard]] bool is_title_case(const TaggedText& title);

// Keeps of a headline's names what its capitals do not make up: all of a headline written as a
// sentence is; of one in Title Case or capitals, only names that the text has too and places
// everyone knows.
void keep_headline_names(TaggedText& title, const TaggedText& text);

}  // namespace dateline
