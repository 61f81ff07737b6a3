// RSS 2.0, 1.0, 0.9x, Atom 1.0 and 0.3, CDF; and Google News sitemaps.
#pragma once

#include "indexer/sources/source.h"
#include "indexer/sources/xml.h"

namespace dateline {

// A record for each entry. Its text is the fullest it gives (content:encoded, content, description,
// summary), HTML made plain; its id the guid or Atom id where that is a URI, else the link, else
// the guid; links are resolved against xml:base and the feed's own. What an entry leaves out of
// source, language and author the feed says. An entry that the fault stands in is left out; those
// behind it are read one by one.
void read_feed(const XmlDocument& document, const RecordSink& sink);

// A record, without text, for each <url> with a <news:news>; the others are skipped.
void read_sitemap(const XmlDocument& document, const RecordSink& sink);

}  // namespace dateline
