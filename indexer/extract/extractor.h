// Article -> people, places, organisations, numbers and dates, with byte ranges.
// The seam a trained tagger fills: see tagger.h.
#pragma once

#include "core/schema/article.h"

namespace dateline {

// Fills `article.found` from its title and text; date and language must be set before. Never fails.
// Concurrent calls are safe.
void extract_entities(Article& article);

}  // namespace dateline
