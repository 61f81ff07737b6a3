// Which stretches of a text are worth analysing when only a few terms are looked for: most words
// can be told from their letters not to give any of them. What the stretches hold is for the
// analyzer to say; this only leaves out what cannot matter.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/base/byte_range.h"

namespace dateline {

class WordScan {
 public:
  WordScan();

  // A token's term, as analyze() spells it, that is looked for. REQUIRES that `term` outlives this
  // object.
  void want(std::string_view term);
  // Every term that begins so. The same.
  void want_prefix(std::string_view prefix);

  [[nodiscard]] bool wants_nothing() const { return terms_.empty() && prefixes_.empty(); }

  // Ascending, disjoint. Each token of analyze(text) with a term looked for lies in one of them,
  // and analysed by itself the stretch gives it too, and no other with such a term. Words whose
  // positions follow each other are in one stretch when both are wanted. Linear time, some 500 MB/s
  // on English.
  [[nodiscard]] std::vector<ByteRange> stretches(std::string_view text) const;
  // The same from `begin`, which is 0 or what an earlier call returned, to `until` and no further
  // than it takes to end no stretch in its middle; appended to `out`. Returns where the next call
  // goes on; the end of `text` when nothing is left.
  std::size_t stretches(std::string_view text, std::size_t begin, std::size_t until,
                        std::vector<ByteRange>& out) const;

 private:
  struct Chunk;

  [[nodiscard]] Chunk next_chunk(std::string_view text, std::size_t begin) const;
  [[nodiscard]] Chunk plain_chunk(std::string_view letters, std::size_t end) const;
  [[nodiscard]] std::size_t skip_unwanted(std::string_view text, std::size_t pos,
                                          std::size_t until) const;
  [[nodiscard]] bool is_unwanted(std::string_view chunk, std::uint64_t letters) const;
  void admit(std::string_view start, bool prefix);

  std::unordered_set<std::string_view> terms_;
  std::vector<std::string_view> prefixes_;
  std::array<std::uint32_t, 26>
      lengths_{};  // by first letter: a bit for each length that matters, the last for all above
  bool everything_ = false;  // a word looked for can be told only by words further off
};

}  // namespace dateline
