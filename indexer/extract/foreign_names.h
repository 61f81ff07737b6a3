// Names in texts of other languages than the tagger learnt: little, but certain.
#pragma once

#include "indexer/extract/people.h"

namespace dateline {

// Keeps of the tagger's names the people with more than one name, the organisations, and the places
// that the gazetteer knows as more than a town; adds countries and cities of 100,000 and more that
// stand with a capital inside a sentence. Spans stay in order. Linear time.
void keep_certain_names(TaggedText& tagged);

}  // namespace dateline
