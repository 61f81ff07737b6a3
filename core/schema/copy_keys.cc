#include "core/schema/copy_keys.h"

#include <array>
#include <cstdint>

#include "core/schema/fields.h"

namespace dateline {
namespace {

// Digits of 5 bits. Letters, as most terms: random bytes would spoil the compression of the lists
// of terms they stand in.
constexpr std::string_view kDigits = "etaoinsrhldcumfpgwybvkxjqz012345";
constexpr int kDigitBits = 5;
constexpr std::size_t kHashDigits = 7;
constexpr std::size_t kWholeDigits = 12;
constexpr SketchKey kWholeText = SketchKey{1} << 63;

constexpr int bits_of(std::size_t digits) { return kDigitBits * static_cast<int>(digits); }

// By letter; what is no digit counts as 0.
constexpr std::array<std::uint8_t, 256> kDigitValues = [] {
  std::array<std::uint8_t, 256> values{};
  for (std::size_t i = 0; i < kDigits.size(); ++i)
    values[static_cast<unsigned char>(kDigits[i])] = static_cast<std::uint8_t>(i);
  return values;
}();

}  // namespace

bool is_of_whole_text(SketchKey key) { return (key & kWholeText) != 0; }

std::vector<std::string> sketch_terms(const Sketch& sketch) {
  std::vector<std::string> out;
  out.reserve(sketch.smallest.size() + 1);
  for (const std::uint64_t hash : sketch.smallest)
    out.push_back(sketch_term(hash >> (64 - bits_of(kHashDigits))));
  if (sketch.whole != 0) {
    constexpr std::uint64_t mask = (std::uint64_t{1} << bits_of(kWholeDigits)) - 1;
    out.push_back(sketch_term((sketch.whole & mask) | kWholeText));
  }
  return out;
}

SketchKey sketch_key(std::string_view sketch_term) {
  sketch_term.remove_prefix(prefix_of(Field::sketch).size());
  SketchKey key = 0;
  for (const char digit : sketch_term)
    key = key << kDigitBits | kDigitValues[static_cast<unsigned char>(digit)];
  return sketch_term.size() == kWholeDigits ? key | kWholeText : key;
}

std::string sketch_term(SketchKey key) {
  std::string out(prefix_of(Field::sketch));
  for (std::size_t i = is_of_whole_text(key) ? kWholeDigits : kHashDigits; i > 0; --i)
    out.push_back(kDigits[key >> bits_of(i - 1) & (kDigits.size() - 1)]);
  return out;
}

FacetId copy_key(std::string_view id_term) { return facet_id(Slot::copies, id_term); }

}  // namespace dateline
