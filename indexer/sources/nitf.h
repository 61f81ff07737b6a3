// NITF 3.x: a news story in XML.
#pragma once

#include "indexer/sources/source.h"
#include "indexer/sources/xml.h"

namespace dateline {

// A record for each <nitf> in the document.
void read_nitf(const XmlDocument& document, const RecordSink& sink);

// The story of one <nitf> element: headline, byline, dates and names of its head, the paragraphs of
// body.content without pictures and their captions; where there are none the abstract.
[[nodiscard]] Article nitf_article(const pugi::xml_node& nitf);

}  // namespace dateline
