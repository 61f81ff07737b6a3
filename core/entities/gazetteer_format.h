// How the gazetteer lies in the programs: one block, made from gazetteer.tsv when they are built
// (gazetteer_compiler.cc), used where it stands (gazetteer.cc). In the machine's own byte order;
// never kept longer than the program it is part of.
//
//   GazetteerHeader
//   GazetteerPlace[places]     by id
//   NameSlot[slots]            a hash table of names, open addressing, slots a power of two
//   uint32[lists]              names of several places: how many, then each one's distance in
//                              places from the first, whose number stands before: {first, n, 0, d1,
//                              d2 ...}
//   uint32[26 * 26]            ids of countries by code, AA to ZZ; 0 for none
//   char[text]                 names for show
//
// A name is found by its place_key(), one that stands after a comma only with a comma before it.
// The table holds no names: a slot is told by 32 further bits of the hash, and the compiler refuses
// data in which two names would be taken for each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/entities/gazetteer.h"
#include "core/entities/hash.h"

namespace dateline {

struct GazetteerHeader {
  std::uint32_t magic = kMagic;
  std::uint32_t places = 0;
  std::uint32_t slots = 0;
  std::uint32_t lists = 0;
  std::uint32_t text_bytes = 0;
  std::uint32_t unused[3] = {};

  static constexpr std::uint32_t kMagic = 0x645a4702;
};

struct NameSlot {
  std::uint32_t check = 0;
  std::uint32_t value = 0;  // 0: free

  static constexpr std::uint32_t kBeginsLonger = 1U << 31;
  static constexpr std::uint32_t kSeveral = 1U << 30;     // the rest is an offset in the lists
  static constexpr std::uint32_t kNumber = kSeveral - 1;  // else a place's id; 0: no place
};

static_assert(sizeof(GazetteerHeader) == 32 && sizeof(GazetteerPlace) == 32);
static_assert(sizeof(NameSlot) == 8);

inline constexpr std::size_t kCountryCodes = std::size_t{26} * 26;

// Where a code stands among AA to ZZ; kCountryCodes for what is none.
[[nodiscard]] constexpr std::size_t country_slot(std::string_view iso2) {
  if (iso2.size() != 2 || iso2[0] < 'A' || iso2[0] > 'Z' || iso2[1] < 'A' || iso2[1] > 'Z') {
    return kCountryCodes;
  }
  return static_cast<std::size_t>(iso2[0] - 'A') * 26 + static_cast<std::size_t>(iso2[1] - 'A');
}

// Where the search for a key begins, and what tells it from others.
struct NameHash {
  std::uint32_t home = 0;  // modulo the number of slots
  std::uint32_t check = 0;
};

[[nodiscard]] constexpr NameHash name_hash(std::string_view key) {
  std::uint64_t hash = short_hash(key);
  hash = (hash ^ (hash >> 32)) * 0x9e3779b97f4a7c15;
  hash ^= hash >> 29;
  return {static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(hash >> 32)};
}

}  // namespace dateline
