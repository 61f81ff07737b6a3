// How terms are spelled: prefix plus folded key, never over Xapian's limit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/schema/fields.h"
#include "core/text/analyzer.h"

namespace dateline {

// prefix + key; a key too long for Xapian (245 bytes) or holding a NUL is replaced by its 128-bit
// hash in hex.
[[nodiscard]] std::string term(Field field, std::string_view key);

// The term a token of title or text is indexed under.
[[nodiscard]] std::string token_term(const Token& token, bool in_title);

// A name as one key: folded words joined by blanks ("The  Guardian" -> "the guardian").
[[nodiscard]] std::string name_key(std::string_view name);

// The term that stands for exactly this key in a name field: prefix + '=' + key.
[[nodiscard]] std::string whole_name_term(Field field, std::string_view key);

// whole_name_term and one term for each word of `key`; none for an empty one.
[[nodiscard]] std::vector<std::string> name_terms(Field field, std::string_view key);

// `D`, `M` and `Y` terms of a day.
[[nodiscard]] std::vector<std::string> date_terms(const Date& day);

// The fewest `D`, `M` and `Y` terms that cover first..last, both in it. At most a few thousand
// (years 1 to 9999).
[[nodiscard]] std::vector<std::string> date_cover(const Date& first, const Date& last);

// Key of a metadata entry: prefix + name, hashed when it is long.
[[nodiscard]] std::string metadata_key(std::string_view prefix, std::string_view name);

// XXH3-128 of `bytes`: 16 raw bytes, and as 32 hex digits.
[[nodiscard]] std::string content_hash(std::string_view bytes);
[[nodiscard]] std::string hash_hex(std::string_view bytes);

}  // namespace dateline
