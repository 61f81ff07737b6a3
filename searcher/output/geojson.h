// Where articles speak of, as GeoJSON (RFC 7946): a feature for each place of an article whose
// position is known. What a map or a geographic information system reads.
#pragma once

#include <string>

#include "core/schema/article.h"

namespace dateline {

// The text before the first feature, and after the last.
[[nodiscard]] std::string geojson_begin();
[[nodiscard]] std::string geojson_end();

// The features of an article, each on a line of its own with a comma between; empty where none of
// its places has a position. Properties: article (id), title, date, source, url; name, kind,
// country, within, mentions (how many).
[[nodiscard]] std::string geojson_features(const Article& article);

}  // namespace dateline
