// NewsML-G2 (IPTC): news items, packages and messages that carry them.
#pragma once

#include "indexer/sources/source.h"
#include "indexer/sources/xml.h"

namespace dateline {

// A record for each item, numbered in their order: a newsItem's text is its inline NITF, HTML or
// other XML, else its description; a packageItem's the headlines and descriptions it lists. The
// guid is the id. Skipped: planning, concept, knowledge and catalogue items, items of pictures,
// video, audio and graphics, sets of events, items that are cancelled or withheld, packages that
// list nothing to read.
void read_newsml(const XmlDocument& document, const RecordSink& sink);

}  // namespace dateline
