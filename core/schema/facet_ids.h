// Facet values by number: a 48-bit hash of the facet's name and the value's key, so that every
// shard gives a value the same id without coordination. The name behind an id is kept in the
// index's metadata. On disk: a slot holds the ids of an article, ascending, 6 bytes each,
// big-endian.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/fields.h"

namespace dateline {

using FacetId = std::uint64_t;  // < 2^48

// Collisions: among a million values of one archive about one chance in 560 that any two meet (n^2
// / 2^49).
[[nodiscard]] FacetId facet_id(Slot slot, std::string_view key);

[[nodiscard]] std::string packed_facet_ids(std::vector<FacetId> ids);  // sorts, drops repeats
[[nodiscard]] std::vector<FacetId> unpacked_facet_ids(std::string_view packed);

// "0123456789ab", as in the API and in metadata keys.
[[nodiscard]] std::string facet_id_hex(FacetId id);
[[nodiscard]] std::string facet_name_key(FacetId id);  // the metadata key of its name

// What is shown and asked for a facet value; kept as metadata.
struct FacetName {
  std::string value;   // "Boris Johnson", "27 migrants"
  std::string filter;  // person:"Boris Johnson"
  // Of a place that lies in others: with all of them ("Paris, Texas, United States"), to tell it
  // from others of its name.
  std::string qualified;
  // Numbers only:
  std::string number, number_high, kind, unit, thing;
};
[[nodiscard]] std::string encoded(const FacetName& name);
[[nodiscard]] FacetName decoded_facet_name(std::string_view stored);

// Of two encoded names for one id, the one to keep, whatever their order: the better spelled one
// (more accents, fewer capitals), then the longer, then the smaller.
[[nodiscard]] const std::string& better_facet_name(const std::string& a, const std::string& b);

}  // namespace dateline
