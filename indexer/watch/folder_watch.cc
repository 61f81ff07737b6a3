#include "indexer/watch/folder_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "indexer/sources/input_walk.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kEvents =
    IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO;

bool is_folder(const std::string& path) {
  std::error_code unreadable;
  return fs::is_directory(path, unreadable);
}

// A file that open(2) has just made has one name and somebody who writes it; a further name of a
// finished one is a link.
bool is_new_file(const std::string& path) {
  struct stat st {};
  return ::lstat(path.c_str(), &st) == 0 && S_ISREG(st.st_mode) && st.st_nlink == 1;
}

std::string joined(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

// Becomes readable when a stop is requested.
class StopDescriptor {
 public:
  explicit StopDescriptor(const std::stop_token& stop) : wake_(stop, Wake{event_.fd}) {}
  [[nodiscard]] int fd() const { return event_.fd; }

 private:
  struct EventDescriptor {
    EventDescriptor() = default;
    ~EventDescriptor() { ::close(fd); }
    EventDescriptor(const EventDescriptor&) = delete;
    EventDescriptor& operator=(const EventDescriptor&) = delete;
    const int fd = ::eventfd(0, EFD_CLOEXEC);
  };
  struct Wake {
    int fd;
    void operator()() const { ::eventfd_write(fd, 1); }
  };
  EventDescriptor event_;  // outlives what writes to it
  std::stop_callback<Wake> wake_;
};

}  // namespace

FolderWatch::FolderWatch(int inotify, std::string index, WatchTiming timing)
    : inotify_(inotify), index_(std::move(index)), timing_(timing) {}

FolderWatch::~FolderWatch() { ::close(inotify_); }

Result<std::unique_ptr<FolderWatch>> FolderWatch::open(const std::vector<std::string>& paths,
                                                       const std::string& index_dir,
                                                       WatchTiming timing) {
  const int inotify = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (inotify < 0) return system_error("cannot watch folders", errno);
  std::unique_ptr<FolderWatch> watch(new FolderWatch(inotify, canonical_path(index_dir), timing));
  for (const std::string& path : paths) {
    watch->roots_.push_back(canonical_path(path));
    if (auto added = watch->add_root(watch->roots_.back()); !added) return added.error();
  }
  return watch;
}

// Its folder is watched for its name, so that it may go, come back, or be replaced.
Result<void> FolderWatch::add_root(const std::string& path) {
  const fs::path root(path);
  if (root.has_relative_path()) {
    const std::string parent = root.parent_path().string();
    auto watched = add_watch(parent);
    if (!watched) return watched.error();
    const auto [at, is_new] = folders_.try_emplace(*watched, Folder{parent, {}});
    if (is_new || !at->second.names.empty()) at->second.names.insert(root.filename().string());
  }
  return is_folder(path) ? add_folder(path) : Result<void>();
}

// And all below it. A folder that goes meanwhile is none.
Result<void> FolderWatch::add_folder(const std::string& path) {
  if (is_at_or_below(path, index_)) return {};
  auto watched = add_watch(path);
  if (!watched) return is_folder(path) ? watched.error() : Result<void>();
  const auto [at, is_new] = folders_.try_emplace(*watched, Folder{path, {}});
  if (!is_new && at->second.names.empty()) return {};  // met before, perhaps by a link
  at->second.names.clear();
  std::error_code unreadable;
  for (fs::directory_iterator entry(path, unreadable), end; entry != end;
       entry.increment(unreadable)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with('.') || !is_folder(entry->path().string())) continue;
    if (auto added = add_folder(joined(path, name)); !added) return added;
  }
  return {};
}

Result<int> FolderWatch::add_watch(const std::string& path) {
  const int watched = ::inotify_add_watch(inotify_, path.c_str(), kEvents | IN_ONLYDIR);
  if (watched >= 0) return watched;
  if (errno != ENOSPC) return system_error("cannot watch " + path, errno);
  return Error{ErrorCode::io, "the system watches no more folders for this user",
               "Raise the limit: sysctl fs.inotify.max_user_watches"};
}

void FolderWatch::forget_below(const std::string& path) {
  std::erase_if(being_written_, [&](const auto& file) { return is_at_or_below(file.first, path); });
  std::erase_if(folders_, [&](const auto& folder) {
    if (!is_at_or_below(folder.second.path, path)) return false;
    ::inotify_rm_watch(inotify_, folder.first);
    return true;
  });
}

void FolderWatch::note_change() {
  last_change_ = Clock::now();
  if (!changed_) first_change_ = last_change_;
  changed_ = true;
}

// Events were lost: nothing that was known of files is sure any more.
void FolderWatch::take_overflow() {
  being_written_.clear();
  folders_.clear();
  for (const std::string& root : roots_) {
    if (auto added = add_root(root); !added) failure_ = added;
  }
  note_change();
}

void FolderWatch::take(const Event& event) {
  if (is_at_or_below(event.path, index_)) return;
  if ((event.mask & IN_ISDIR) != 0) {
    if ((event.mask & (IN_MOVED_FROM | IN_DELETE)) != 0) forget_below(event.path);
    if ((event.mask & (IN_CREATE | IN_MOVED_TO)) != 0) {
      if (auto added = add_folder(event.path); !added) failure_ = added;
    }
    return note_change();
  }
  const bool begun = (event.mask & IN_CREATE) != 0 && is_new_file(event.path);
  if (begun || (event.mask & IN_MODIFY) != 0) {
    being_written_[event.path] = Clock::now();
    return;
  }
  // A link to a folder brings all that is below it.
  if ((event.mask & (IN_CREATE | IN_MOVED_TO)) != 0 && is_folder(event.path)) {
    if (auto added = add_folder(event.path); !added) failure_ = added;
  }
  if ((event.mask & IN_ATTRIB) == 0) being_written_.erase(event.path);
  note_change();
}

void FolderWatch::take_events() {
  alignas(inotify_event) std::array<char, 64 * 1024> block{};
  for (ssize_t got = 0; (got = ::read(inotify_, block.data(), block.size())) > 0;) {
    for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
      inotify_event event{};
      std::memcpy(&event, block.data() + at, sizeof event);
      const std::string name = event.len == 0 ? "" : std::string(block.data() + at + sizeof event);
      at += sizeof event + event.len;
      if ((event.mask & IN_Q_OVERFLOW) != 0) take_overflow();
      const auto folder = folders_.find(event.wd);
      if (folder == folders_.end()) continue;
      if ((event.mask & IN_IGNORED) != 0) {
        folders_.erase(folder);
        continue;
      }
      const Folder& in = folder->second;
      const bool asked = in.names.empty() ? !name.starts_with('.') : in.names.contains(name);
      if (!name.empty() && asked) take({event.mask, joined(in.path, name)});
    }
  }
}

void FolderWatch::let_rest() {
  const auto rested = Clock::now() - timing_.unclosed;
  if (std::erase_if(being_written_, [&](const auto& file) { return file.second <= rested; }) > 0)
    note_change();
}

bool FolderWatch::is_being_written(const std::string& path) {
  take_events();
  return being_written_.contains(path);
}

// Until there may be something to tell; -1: for ever.
int FolderWatch::milliseconds_to_wait() const {
  auto until = Clock::time_point::max();
  if (changed_) until = std::min(last_change_ + timing_.quiet, first_change_ + timing_.longest);
  for (const auto& [path, changed] : being_written_)
    until = std::min(until, changed + timing_.unclosed);
  if (until == Clock::time_point::max()) return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
  return static_cast<int>(std::max<std::int64_t>(left.count(), 0));
}

Result<bool> FolderWatch::wait(const std::stop_token& stop) {
  const StopDescriptor stopped(stop);
  while (!stop.stop_requested()) {
    take_events();
    let_rest();
    if (!failure_) return std::exchange(failure_, Result<void>()).error();
    const auto now = Clock::now();
    if (changed_ &&
        (now >= last_change_ + timing_.quiet || now >= first_change_ + timing_.longest)) {
      changed_ = false;
      return true;
    }
    std::array<pollfd, 2> ready = {{{inotify_, POLLIN, 0}, {stopped.fd(), POLLIN, 0}}};
    ::poll(ready.data(), ready.size(), milliseconds_to_wait());
  }
  return false;
}

}  // namespace dateline
