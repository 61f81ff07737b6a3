// The PATH arguments as a list of files, in a stable order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

inline constexpr std::string_view kStandardInput = "-";

struct InputFile {
  std::string shown;   // as the user would name it: PATH and what is below
  std::string origin;  // canonical absolute path, or "-" for standard input
  std::string id;      // path below the PATH given, or the name of a file given itself; empty for
                       // standard input
  std::int64_t size = 0;      // bytes
  std::int64_t mtime_ns = 0;  // since 1970
};

struct WalkProblem {
  std::string shown;
  std::string origin;  // canonical where it could be told: nothing below it may be taken for gone
  std::string reason;
};

struct InputList {
  std::vector<InputFile> files;
  std::vector<WalkProblem> problems;  // what could not be read
  std::vector<std::string> missing;   // PATHs that do not exist, as given
  std::vector<std::string> roots;  // canonical PATHs, missing ones too: what --prune may look below
};

// Lists the files of `paths`: arguments in the order given, folders recursed with their entries
// sorted by bytes. Links are followed, each folder and file is taken once (so loops end). Left out:
// names that begin with a dot, special files, folders that hold a Xapian index, and `index_dir`.
// Never fails as a whole: see `problems`. Reads no file's contents.
[[nodiscard]] InputList walk_inputs(const std::vector<std::string>& paths,
                                    const std::string& index_dir);

// Absolute, links resolved as far as the path exists.
[[nodiscard]] std::string canonical_path(const std::string& path);

// Whether there is no file of that path any more, for certain: false where it cannot be told.
[[nodiscard]] bool file_is_gone(const std::string& path);

// Whether `path` is `root` or lies below it; both canonical.
[[nodiscard]] bool is_at_or_below(std::string_view path, std::string_view root);

}  // namespace dateline
