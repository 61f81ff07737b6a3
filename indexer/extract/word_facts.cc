#include "indexer/extract/word_facts.h"

#include <cstring>
#include <vector>

#include "core/entities/word_lists.h"
#include "indexer/extract/lexicon.h"

namespace dateline {
namespace {

constexpr std::size_t kSlots = std::size_t{1} << 17;  // less than a third full

// Open addressing by hash alone: among a hundred thousand words two of one 64-bit hash are not to
// be expected.
class Table {
 public:
  Table() : slots_(kSlots) {
    for_each_listed_word(
        [&](std::string_view word) { at(word_hash(word)).facts.flags = word_flags(word); });
    for_each_cue_word(
        [&](std::string_view word, std::uint32_t cue) { at(word_hash(word)).facts.cues |= cue; });
  }

  WordFacts find(std::uint64_t hash) const {
    for (std::size_t i = hash & (kSlots - 1);; i = (i + 1) & (kSlots - 1)) {
      if (slots_[i].hash == hash) return slots_[i].facts;
      if (slots_[i].hash == 0) return {};
    }
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;  // 0: free
    WordFacts facts;
  };

  Slot& at(std::uint64_t hash) {
    std::size_t i = hash & (kSlots - 1);
    while (slots_[i].hash != 0 && slots_[i].hash != hash) i = (i + 1) & (kSlots - 1);
    slots_[i].hash = hash;
    return slots_[i];
  }

  std::vector<Slot> slots_;
};

}  // namespace

std::uint64_t word_hash(std::string_view word) {
  std::uint64_t hash = 0x9E3779B97F4A7C15 ^ (word.size() * 0xD6E8FEB86659FD93);
  while (word.size() >= 8) {
    std::uint64_t part = 0;
    std::memcpy(&part, word.data(), 8);
    hash = (hash ^ part) * 0xA0761D6478BD642F;
    hash ^= hash >> 32;
    word.remove_prefix(8);
  }
  std::uint64_t rest = 0;
  if (!word.empty()) std::memcpy(&rest, word.data(), word.size());
  hash = (hash ^ rest) * 0xE7037ED1A0B428DB;
  hash ^= hash >> 29;
  hash *= 0x8EBC6AF09C88C6E3;
  hash ^= hash >> 32;
  return hash | 1;
}

WordFacts word_facts(std::uint64_t hash) {
  static const Table table;
  return table.find(hash);
}

}  // namespace dateline
