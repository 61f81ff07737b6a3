// The user's own word on names: an authority file says which spellings are of one person, and which
// are nobody. UTF-8 text, a line for each alias:
//
//   alias<TAB>preferred name      BoJo<TAB>Boris Johnson
//   alias<TAB>-                   Border Force<TAB>-        (no person)
//
// Blank lines and lines that begin with # are left out. Aliases meet names as spellings of one name
// meet (spelled_person_key): case, accents, hyphens and points do not matter.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/result.h"
#include "core/schema/article.h"
#include "indexer/extract/people.h"

namespace dateline {

// Immutable once made; concurrent calls are safe.
class Authority {
 public:
  Authority() = default;  // knows nothing

  // Reads a file (none where `path` is empty), or its contents. Errors: usage, naming the line, for
  // one that is no alias and name or that contradicts another; io and permission for a file that
  // cannot be read.
  [[nodiscard]] static Result<Authority> read(const std::string& path);
  [[nodiscard]] static Result<Authority> parse(std::string_view text);

  // What tells one file's contents from another's, hex digits; empty for one that knows nothing.
  [[nodiscard]] const std::string& version() const { return version_; }

  // Takes out the spans that are nobody.
  void reject(TaggedText& tagged) const;
  // Adds the aliases of people, so that they are found wherever they stand.
  void add_names(KnownNames& known) const;
  // Gives people their preferred names; two of one name become one, at the first one's place.
  void rename(std::vector<NamedEntity>& people) const;

 private:
  // Key -> preferred name; empty: nobody.
  std::unordered_map<std::string, std::string> names_;
  std::string version_;
};

}  // namespace dateline
