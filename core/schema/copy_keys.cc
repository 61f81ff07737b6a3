#include "core/schema/copy_keys.h"

#include "core/schema/fields.h"

namespace dateline {
namespace {

// Digits of 5 bits. Letters, as most terms: random bytes would spoil the compression of the lists
// of terms they stand in.
constexpr std::string_view kDigits = "etaoinsrhldcumfpgwybvkxjqz012345";
constexpr int kDigitBits = 5;
constexpr std::size_t kHashDigits = 7;
constexpr int kDroppedBits = 64 - kDigitBits * static_cast<int>(kHashDigits);
constexpr std::size_t kWholeDigits = 12;

std::string hash_term(std::uint64_t bits, std::size_t digits) {
  std::string out(prefix_of(Field::sketch));
  for (std::size_t i = digits; i > 0; --i)
    out.push_back(kDigits[bits >> (kDigitBits * (i - 1)) & (kDigits.size() - 1)]);
  return out;
}

}  // namespace

std::vector<std::string> sketch_terms(const Sketch& sketch) {
  std::vector<std::string> out;
  out.reserve(sketch.smallest.size() + 1);
  for (const std::uint64_t hash : sketch.smallest)
    out.push_back(hash_term(hash >> kDroppedBits, kHashDigits));
  if (sketch.whole != 0) out.push_back(hash_term(sketch.whole, kWholeDigits));
  return out;
}

bool is_whole_text_term(std::string_view sketch_term) {
  return sketch_term.size() == prefix_of(Field::sketch).size() + kWholeDigits;
}

std::uint64_t sketch_hash(std::string_view sketch_term) {
  std::uint64_t bits = 0;
  for (const char digit : sketch_term.substr(prefix_of(Field::sketch).size()))
    bits = bits << kDigitBits | (kDigits.find(digit) & (kDigits.size() - 1));
  return bits;
}

FacetId copy_key(std::string_view id_term) { return facet_id(Slot::copies, id_term); }

}  // namespace dateline
