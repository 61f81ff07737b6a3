// XML of an archive's own: elements named like the fields of an article.
#pragma once

#include "indexer/sources/source.h"
#include "indexer/sources/xml.h"

namespace dateline {

// A record for each outermost element that has a child named as a title and one named as a text
// (field_names.h); attributes of those names count too. Returns false, having handed over nothing,
// when there is none.
[[nodiscard]] bool read_plain_xml(const XmlDocument& document, const RecordSink& sink);

}  // namespace dateline
