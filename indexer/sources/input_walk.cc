#include "indexer/sources/input_walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>
#include <utility>

#include "core/base/error.h"

namespace dateline {
namespace {

// Deeper than this is a trap or an accident.
constexpr int kMaxDepth = 256;

struct DirCloser {
  void operator()(DIR* dir) const { ::closedir(dir); }
};

// A place on disk that links cannot disguise.
using Place = std::pair<dev_t, ino_t>;
Place place_of(const struct stat& st) { return {st.st_dev, st.st_ino}; }

std::string joined(const std::string& folder, const std::string& name) {
  if (folder.empty()) return name;
  return folder.back() == '/' ? folder + name : folder + '/' + name;
}

// One file or folder under its three names.
struct Names {
  std::string shown;   // by which it is opened and reported
  std::string below;   // the path below the PATH given
  std::string origin;  // canonical
};

class Walk {
 public:
  explicit Walk(const std::string& index_dir) {
    struct stat st {};
    if (::stat(index_dir.c_str(), &st) == 0) folders_.insert(place_of(st));
  }

  void add_argument(const std::string& path) {
    if (path == kStandardInput) return add_standard_input();
    const std::string origin = canonical_path(path);
    list_.roots.push_back(origin);
    struct stat st {};
    if (::stat(path.c_str(), &st) != 0) {
      if (errno == ENOENT || errno == ENOTDIR) {
        list_.missing.push_back(path);
      } else {
        add_problem(path, errno);
      }
    } else if (S_ISDIR(st.st_mode)) {
      add_folder({path, "", origin}, st, 0);
    } else if (S_ISREG(st.st_mode)) {
      add_file({path, std::filesystem::path(path).filename().string(), origin}, st);
    } else {
      list_.problems.push_back({path, origin, "it is neither a file nor a folder"});
    }
  }

  InputList take() { return std::move(list_); }

 private:
  void add_standard_input() {
    if (std::exchange(has_standard_input_, true)) return;
    InputFile file;
    file.shown = file.origin = kStandardInput;
    list_.files.push_back(std::move(file));
  }

  void add_problem(const std::string& shown, int errno_value) {
    const std::string reason = std::generic_category().message(errno_value);
    list_.problems.push_back({shown, canonical_path(shown), "it cannot be read: " + reason});
  }

  void add_file(Names names, const struct stat& st) {
    if (!seen_.insert(names.origin).second) return;
    InputFile file;
    file.shown = std::move(names.shown);
    file.id = std::move(names.below);
    file.origin = std::move(names.origin);
    file.size = st.st_size;
    file.mtime_ns = st.st_mtim.tv_sec * 1'000'000'000 + st.st_mtim.tv_nsec;
    list_.files.push_back(std::move(file));
  }

  // Sorted names that do not begin with a dot; false when the folder cannot be read.
  bool list_names(const std::string& folder, std::vector<std::string>& names) {
    const std::unique_ptr<DIR, DirCloser> dir(::opendir(folder.c_str()));
    if (!dir) {
      add_problem(folder, errno);
      return false;
    }
    errno = 0;
    while (const dirent* entry = ::readdir(dir.get())) {
      if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
      errno = 0;
    }
    if (errno != 0) add_problem(folder, errno);
    std::sort(names.begin(), names.end());
    return true;
  }

  void add_folder(const Names& folder, const struct stat& st, int depth) {
    if (!folders_.insert(place_of(st)).second) return;
    if (depth > kMaxDepth) {
      list_.problems.push_back(
          {folder.shown, folder.origin, "folders are nested deeper than 256 levels"});
      return;
    }
    std::vector<std::string> entries;
    if (!list_names(folder.shown, entries)) return;
    for (const char* const mark : {"XAPIANDB", "iamglass"}) {
      if (std::binary_search(entries.begin(), entries.end(), mark)) return;
    }
    for (const std::string& name : entries) {
      add_entry(
          {joined(folder.shown, name), joined(folder.below, name), joined(folder.origin, name)},
          depth);
    }
  }

  void add_entry(Names names, int depth) {
    struct stat st {};
    if (::lstat(names.shown.c_str(), &st) == 0 && S_ISLNK(st.st_mode))
      names.origin = canonical_path(names.shown);
    if (::stat(names.shown.c_str(), &st) != 0) {
      // Gone since it was listed, or a link that leads nowhere: not there, so not refused.
      if (errno != ENOENT) add_problem(names.shown, errno);
    } else if (S_ISDIR(st.st_mode)) {
      add_folder(names, st, depth + 1);
    } else if (S_ISREG(st.st_mode)) {
      add_file(std::move(names), st);
    }
  }

  InputList list_;
  std::set<Place> folders_;
  std::set<std::string> seen_;
  bool has_standard_input_ = false;
};

}  // namespace

std::string canonical_path(const std::string& path) {
  std::error_code ignored;
  const std::filesystem::path absolute = std::filesystem::absolute(path, ignored);
  std::error_code failed;
  std::filesystem::path canonical = std::filesystem::weakly_canonical(absolute, failed);
  std::string out = (failed ? absolute.lexically_normal() : canonical).string();
  while (out.size() > 1 && out.back() == '/') out.pop_back();
  return out;
}

bool file_is_gone(const std::string& path) {
  struct stat st {};
  if (::stat(path.c_str(), &st) == 0) return S_ISDIR(st.st_mode);
  return errno == ENOENT || errno == ENOTDIR;
}

bool is_at_or_below(std::string_view path, std::string_view root) {
  if (!path.starts_with(root)) return false;
  return path.size() == root.size() || root.ends_with('/') || path[root.size()] == '/';
}

InputList walk_inputs(const std::vector<std::string>& paths, const std::string& index_dir) {
  Walk walk(index_dir);
  for (const std::string& path : paths) walk.add_argument(path);
  return walk.take();
}

}  // namespace dateline
