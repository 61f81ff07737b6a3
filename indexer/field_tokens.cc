#include "indexer/field_tokens.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>

namespace dateline {
namespace {

std::uint64_t hash_of(const Token& token) {
  const std::uint64_t hash = XXH3_64bits(token.term.data(), token.term.size());
  return token.acronym ? ~hash : hash;
}

bool same_term(const Token& a, const Token& b) {
  return a.acronym == b.acronym && a.term == b.term;
}

}  // namespace

FieldTokens::FieldTokens(std::string_view utf8, const std::vector<Word>& words)
    : tokens_(analyze(utf8, words)), next_(tokens_.size(), kNone) {
  // Open addressing over the groups, at most half full.
  std::vector<std::uint32_t> table(std::bit_ceil(std::max<std::size_t>(16, tokens_.size() * 2)),
                                   kNone);
  const std::size_t mask = table.size() - 1;
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
    const std::uint64_t hash = hash_of(tokens_[i]);
    std::size_t slot = hash & mask;
    while (table[slot] != kNone && (groups_[table[slot]].hash != hash ||
                                    !same_term(tokens_[groups_[table[slot]].first], tokens_[i]))) {
      slot = (slot + 1) & mask;
    }
    if (table[slot] == kNone) {
      table[slot] = static_cast<std::uint32_t>(groups_.size());
      groups_.push_back({hash, i, i});
      continue;
    }
    Group& group = groups_[table[slot]];
    next_[group.last] = i;
    group.last = i;
  }
}

}  // namespace dateline
