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

// The first 35 bits of each of the sketch's hashes: an equal term makes a candidate, no more.
[[nodiscard]] std::vector<std::string> sketch_terms(const Sketch& sketch);
// A term that only articles of the very same words have in common: 60 bits of that hash.
[[nodiscard]] bool is_whole_text_term(std::string_view sketch_term);

// The bits that another sketch term stands for.
[[nodiscard]] std::uint64_t sketch_hash(std::string_view sketch_term);

// A group's key is the smallest of its articles' keys: it depends on nothing but which articles
// there are. `id_term` is the article's term of Field::id.
[[nodiscard]] FacetId copy_key(std::string_view id_term);

}  // namespace dateline
