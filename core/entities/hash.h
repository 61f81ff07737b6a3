// A 64-bit hash of short byte strings for the in-memory tables of this folder. Not stable across
// versions: never stored outside the program.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

inline constexpr std::uint64_t kHashSeed = 0xcbf29ce484222325;

// FNV-1a, one byte at a time: prefixes of a string hash on the way to the whole.
[[nodiscard]] constexpr std::uint64_t hash_step(std::uint64_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
}

[[nodiscard]] constexpr std::uint64_t short_hash(std::string_view bytes) {
  std::uint64_t hash = kHashSeed;
  for (const char c : bytes) hash = hash_step(hash, c);
  return hash;
}

// Where to look in a table of a power of two: the high bits mixed in, as FNV's low bits alone are
// poor.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t hash) { return hash ^ (hash >> 32); }

}  // namespace dateline
