#include "core/schema/facet_ids.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace dateline {
namespace {

constexpr std::size_t kIdBytes = 6;
constexpr char kSeparator = '\x1f';

struct Rank {
  std::size_t accents = 0;
  std::size_t capitals = 0;
  std::size_t size = 0;
};

Rank rank_of(std::string_view stored) {
  const std::string_view value = stored.substr(0, stored.find(kSeparator));
  Rank rank;
  rank.size = value.size();
  for (const char c : value) {
    rank.accents += static_cast<unsigned char>(c) >= 0xC0;
    rank.capitals += c >= 'A' && c <= 'Z';
  }
  return rank;
}

}  // namespace

FacetId facet_id(Slot slot, std::string_view key) {
  const std::string seeded = std::to_string(number_of(slot)) + ":" + std::string(key);
  return XXH3_64bits(seeded.data(), seeded.size()) >> 16;
}

std::string packed_facet_ids(std::vector<FacetId> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::string out;
  out.reserve(ids.size() * kIdBytes);
  for (const FacetId id : ids) {
    for (int shift = 40; shift >= 0; shift -= 8)
      out.push_back(static_cast<char>((id >> shift) & 0xFF));
  }
  return out;
}

std::vector<FacetId> unpacked_facet_ids(std::string_view packed) {
  std::vector<FacetId> out;
  out.reserve(packed.size() / kIdBytes);
  for (std::size_t i = 0; i + kIdBytes <= packed.size(); i += kIdBytes) {
    FacetId id = 0;
    for (std::size_t k = 0; k < kIdBytes; ++k)
      id = (id << 8) | static_cast<unsigned char>(packed[i + k]);
    out.push_back(id);
  }
  return out;
}

std::string facet_id_hex(FacetId id) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%012llx", static_cast<unsigned long long>(id));
  return buffer;
}

std::string facet_name_key(FacetId id) { return std::string(kMetaFacetName) + facet_id_hex(id); }

std::string encoded(const FacetName& name) {
  std::string out;
  for (const std::string* part : {&name.value, &name.filter, &name.qualified, &name.number,
                                  &name.number_high, &name.kind, &name.unit, &name.thing}) {
    if (!out.empty() || part != &name.value) out += kSeparator;
    out += *part;
  }
  return out;
}

FacetName decoded_facet_name(std::string_view stored) {
  FacetName name;
  std::size_t begin = 0;
  for (std::string* part : {&name.value, &name.filter, &name.qualified, &name.number,
                            &name.number_high, &name.kind, &name.unit, &name.thing}) {
    if (begin > stored.size()) break;
    const std::size_t end = std::min(stored.find(kSeparator, begin), stored.size());
    *part = std::string(stored.substr(begin, end - begin));
    begin = end + 1;
  }
  return name;
}

const std::string& better_facet_name(const std::string& a, const std::string& b) {
  const Rank x = rank_of(a);
  const Rank y = rank_of(b);
  if (x.accents != y.accents) return x.accents > y.accents ? a : b;
  if (x.capitals != y.capitals) return x.capitals < y.capitals ? a : b;
  if (x.size != y.size) return x.size > y.size ? a : b;
  return a < b ? a : b;
}

}  // namespace dateline
