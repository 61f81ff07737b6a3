// How near-copies are kept in an index. Each article has sketch terms, some hashes of its text
// (shingles.h), by whose posting lists copies find each other; the articles of one group carry the
// group's key in Slot::copies.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/schema/facet_ids.h"
#include "core/text/shingles.h"

namespace dateline {

// What a sketch term stands for: the first 35 bits of one of the sketch's hashes, an equal one
// making a candidate and no more; or, with the topmost bit set, 60 bits of the whole text's, which
// only articles of the very same words have in common.
using SketchKey = std::uint64_t;
[[nodiscard]] bool is_of_whole_text(SketchKey key);

[[nodiscard]] std::vector<std::string> sketch_terms(const Sketch& sketch);
[[nodiscard]] SketchKey sketch_key(std::string_view sketch_term);
[[nodiscard]] std::string sketch_term(SketchKey key);

// A group's key is the smallest of its articles' keys: it depends on nothing but which articles
// there are. `id_term` is the article's term of Field::id.
[[nodiscard]] FacetId copy_key(std::string_view id_term);

}  // namespace dateline
