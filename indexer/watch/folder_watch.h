// Tells when files below some paths have changed, and which are still being written (inotify(7)).
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace dateline {

struct WatchTiming {
  std::chrono::milliseconds quiet{500};  // changes are told once none has followed for so long,
  std::chrono::milliseconds longest{10'000};   // or so long after the first of them
  std::chrono::milliseconds unclosed{60'000};  // a file nobody closes is done once it rests so long
};

// One thread uses it. Folders that are made later are watched too; names that begin with a dot, and
// what lies at or below the index, are not.
class FolderWatch {
 public:
  // `paths`: files and folders, as walk_inputs() takes them; one that does not exist is waited for
  // where its folder exists. Errors: a path or the system's limit on watches says no.
  [[nodiscard]] static Result<std::unique_ptr<FolderWatch>> open(
      const std::vector<std::string>& paths, const std::string& index_dir, WatchTiming timing = {});
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  // Waits until files have changed, since open() or the last call. False: a stop was requested.
  [[nodiscard]] Result<bool> wait(const std::stop_token& stop);

  // Whether the file of that canonical path was created or changed and not closed since. What was
  // being written before open() shows at its next change only.
  [[nodiscard]] bool is_being_written(const std::string& path);

 private:
  using Clock = std::chrono::steady_clock;

  // A folder, watched whole or for some names in it.
  struct Folder {
    std::string path;
    std::set<std::string> names;  // empty: all
  };
  struct Event {
    std::uint32_t mask = 0;
    std::string path;
  };

  FolderWatch(int inotify, std::string index, WatchTiming timing);
  [[nodiscard]] Result<void> add_root(const std::string& path);
  [[nodiscard]] Result<void> add_folder(const std::string& path);
  [[nodiscard]] Result<int> add_watch(const std::string& path);
  void forget_below(const std::string& path);
  void take_events();
  void take(const Event& event);
  void take_overflow();
  void note_change();
  void let_rest();
  [[nodiscard]] int milliseconds_to_wait() const;

  const int inotify_;
  const std::string index_;  // canonical
  const WatchTiming timing_;
  std::vector<std::string> roots_;
  std::map<int, Folder> folders_;                           // by watch descriptor
  std::map<std::string, Clock::time_point> being_written_;  // and when each last changed
  bool changed_ = false;
  Clock::time_point first_change_;
  Clock::time_point last_change_;
  Result<void> failure_;  // of a folder that came later; wait() reports it
};

}  // namespace dateline
